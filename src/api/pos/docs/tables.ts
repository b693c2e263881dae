import type { OpenApiOperation } from "../openapi/describe-operation"
import type { Language } from "../openapi/languages"
import { PROBLEMS } from "../openapi/problem-codes"
import type { ListedProblem } from "../openapi/problems"
import type { JsonSchema } from "../openapi/schemas"
import { type FieldType, fieldsOf } from "./fields"
import { Html, html } from "./html"
import type { Labels } from "./labels"

export function table(heads: readonly string[], rows: readonly Html[]): Html {
  const head = heads.map((name) => html`<th scope="col">${name}</th>`)
  return html`<table>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

/** What a schema holds; nothing for one that holds nothing of its own. */
export function fieldTable(schema: JsonSchema, labels: Labels): Html {
  const fields = fieldsOf(schema)
  if (fields.length === 0) {
    return html``
  }
  return table(
    [labels.field, labels.type, labels.required, labels.meaning],
    fields.map(
      ({ name, types, required, limits, description }) =>
        html`<tr>
          <td><code>${name}</code></td>
          <td>${typeWords(types, labels)}</td>
          <td>${required ? labels.yes : labels.no}</td>
          <td><span lang="en">${description}</span> <span class="limits">${limits}</span></td>
        </tr>`
    )
  )
}

/** `list of Pickup or Shopper`, shared shapes as links. */
function typeWords(types: readonly FieldType[], labels: Labels): Html[] {
  return types.map(({ name, isList, isShape }, index) => {
    const word = isShape ? html`<a href="#shape-${name}">${name}</a>` : html`${name}`
    const isToldAlready = types[index - 1]?.isList ?? false
    const before = `${index ? ` ${labels.or} ` : ""}${isList && !isToldAlready ? `${labels.listOf} ` : ""}`
    return html`${before}${word}`
  })
}

export function parameterTable(
  parameters: NonNullable<OpenApiOperation["parameters"]>,
  labels: Labels
): Html {
  return table(
    [labels.field, labels.place, labels.type, labels.required, labels.meaning],
    parameters.map(({ name, in: place, required, description = "", schema }) => {
      const [field] = fieldsOf({ properties: { [name]: schema } })
      return html`<tr>
        <td><code>${name}</code></td>
        <td>${place}</td>
        <td>${typeWords(field!.types, labels)}</td>
        <td>${required ? labels.yes : labels.no}</td>
        <td><span lang="en">${description}</span> <span class="limits">${field!.limits}</span></td>
      </tr>`
    })
  )
}

export function problemTable(
  problems: readonly ListedProblem[],
  labels: Labels,
  language: Language
): Html {
  return table(
    [labels.code, labels.status, labels.pointer, labels.retryable, labels.foundIn, labels.meaning],
    problems.map(({ code, status, retryable, pointer, of }) => {
      const where = pointer === "*" ? html`${labels.depends}` : html`<code>${pointer ?? ""}</code>`
      return html`<tr id="problem-${code}">
        <td><code>${code}</code></td>
        <td>${status}</td>
        <td>${pointer ? where : "—"}</td>
        <td>${retryable ? labels.yes : labels.no}</td>
        <td>${of.map((kind) => labels[kind]).join(", ")}</td>
        <td>${PROBLEMS[code].meaning[language]}</td>
      </tr>`
    })
  )
}
