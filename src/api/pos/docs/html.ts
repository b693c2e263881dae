/** HTML that is safe to put into a page. Made by `html` alone. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | readonly Html[] | null

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

function textOf(value: Value): string {
  if (value === null) {
    return ""
  }
  if (value instanceof Html) {
    return value.text
  }
  return typeof value === "object" ? value.map(textOf).join("") : escaped(String(value))
}

const unindented = (text: string): string => text.replace(/\s*\n\s*/g, "\n")

/** A template whose values are escaped unless they are HTML themselves. Its indentation stays behind. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const [first = "", ...rest] = parts.map(unindented)
  return new Html(first + rest.map((part, index) => textOf(values[index]!) + part).join(""))
}
