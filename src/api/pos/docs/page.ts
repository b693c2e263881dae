import { openApiDocument } from "../openapi/document"
import type { OpenApiOperation } from "../openapi/describe-operation"
import { LANGUAGES, type Language } from "../openapi/languages"
import { idOf, type Operation, scopesOf, type Tag } from "../openapi/operation"
import { OPERATIONS } from "../openapi/operations"
import { EVENT_SCHEMAS } from "../openapi/operations/events"
import { ABOUT, TAGS, TITLE } from "../openapi/words"
import { Html, html } from "./html"
import { LABELS, type Labels } from "./labels"
import { STYLE } from "./style"
import { fieldTable, parameterTable, problemTable } from "./tables"

const LANGUAGE_NAMES: Record<Language, string> = { en: "English", ru: "Русский" }

const pages = new Map<Language, string>()

/** The description of the protocol for people: one page that needs nothing else. */
export function docsPage(language: Language): string {
  const made = pages.get(language) ?? render(language).text
  pages.set(language, made)
  return made
}

function render(language: Language): Html {
  const labels = LABELS[language]
  const { info, "x-problems": problems } = openApiDocument()
  const title = TITLE[language]
  // In one piece: the policy names the hash of exactly this text.
  const style = new Html(`<style>${STYLE}</style>`)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <header>
          <h1>${title} ${info.version}</h1>
          <p>${languageLinks(language)}</p>
          <p>${ABOUT[language]}</p>
          <p>${labels.forPrograms}: <a href="openapi.json">openapi.json</a></p>
        </header>
        ${contents(language, labels)}
        <main>
          ${tagsInUse().map((tag) => tagSection(tag, language, labels))}
          <section>
            <h2 id="events">${labels.events}</h2>
            <p>${labels.eventsAbout}</p>
            ${shapes((name) => name in EVENT_SCHEMAS, labels)}
          </section>
          <section>
            <h2 id="shapes">${labels.shapes}</h2>
            ${shapes((name) => !(name in EVENT_SCHEMAS), labels)}
          </section>
          <section>
            <h2 id="problems">${labels.problemTable}</h2>
            <p>${labels.problemAbout}</p>
            ${problemTable(problems, labels, language)}
          </section>
        </main>
      </body>
    </html> `
}

const languageLinks = (current: Language): Html[] =>
  LANGUAGES.map((language) =>
    language === current
      ? html`<strong>${LANGUAGE_NAMES[language]}</strong> `
      : html`<a href="?lang=${language}" hreflang="${language}" lang="${language}"
          >${LANGUAGE_NAMES[language]}</a
        > `
  )

const operationsOf = (tag: Tag): Operation[] => OPERATIONS.filter((each) => each.tag === tag)

const tagsInUse = (): Tag[] =>
  (Object.keys(TAGS) as Tag[]).filter((tag) => operationsOf(tag).length)

function contents(language: Language, labels: Labels): Html {
  const routes = tagsInUse()
    .flatMap(operationsOf)
    .map(
      (operation) =>
        html`<li>
          <a href="#${idOf(operation)}">${operation.method.toUpperCase()} ${operation.path}</a
          ><br />
          ${operation.summary[language]}
        </li>`
    )
  const rest = (["events", "shapes"] as const).map(
    (id) => html`<li><a href="#${id}">${labels[id]}</a></li>`
  )
  return html`<nav aria-label="${labels.contents}">
    <h2>${labels.contents}</h2>
    <ul>
      ${routes}${rest}
      <li><a href="#problems">${labels.problemTable}</a></li>
    </ul>
  </nav>`
}

function tagSection(tag: Tag, language: Language, labels: Labels): Html {
  const { name, description } = TAGS[tag]
  return html`<section>
    <h2>${name[language]}</h2>
    <p>${description[language]}</p>
    ${operationsOf(tag).map((operation) => route(operation, language, labels))}
  </section>`
}

function route(operation: Operation, language: Language, labels: Labels): Html {
  const { method, path, summary, description, answer } = operation
  const described = openApiDocument().paths[path]![method]!
  const { parameters, requestBody, responses } = described
  const body = requestBody?.content["application/json"]?.schema
  const answered = Object.values(responses[answer.status]?.content ?? {})[0]?.schema
  return html`<article id="${idOf(operation)}">
    <h3><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${summary[language]}</p>
    <p class="who">${labels.whoMay}: ${whoMay(operation, labels)}</p>
    ${description ? html`<p>${description[language]}</p>` : null}
    ${parameters
      ? html`<h4>${labels.parameters}</h4>
          ${parameterTable(parameters, labels)}`
      : null}
    ${body
      ? html`<h4>${labels.body}</h4>
          ${fieldTable(body, labels)}`
      : null}
    <h4>${labels.answer}: ${answer.status}</h4>
    <p>${answer.description[language]}</p>
    ${answered ? fieldTable(answered, labels) : null}
    <h4>${labels.problems}</h4>
    <ul>
      ${problemList(responses)}
    </ul>
  </article> `
}

function whoMay(operation: Operation, labels: Labels): Html {
  const { access, drains } = operation
  if (access === "anyone") {
    return html`${labels.anyone}`
  }
  const scopes = scopesOf(operation)
  if (scopes.length) {
    return html`${labels.scope} <code>${scopes.join(` ${labels.or} `)}</code>`
  }
  return drains ? html`${labels.anyTill}, ${labels.drains}` : html`${labels.anyTill}`
}

const problemList = (responses: OpenApiOperation["responses"]): Html[] =>
  Object.entries(responses).flatMap(([status, { "x-problem-codes": codes = [] }]) => {
    const links = codes.map((code) => html`<a href="#problem-${code}"><code>${code}</code></a> `)
    return codes.length ? [html`<li>${status}: ${links}</li>`] : []
  })

function shapes(isAsked: (name: string) => boolean, labels: Labels): Html[] {
  return Object.entries(openApiDocument().components.schemas)
    .filter(([name]) => isAsked(name))
    .map(
      ([name, schema]) =>
        html`<article id="shape-${name}">
          <h3><code>${name}</code></h3>
          <p lang="en">${String(schema.description ?? "")}</p>
          ${fieldTable(schema, labels)}
        </article>`
    )
}
