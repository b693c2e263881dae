/** Text of one value or mark of JSON; what does not fit is where the text stops being JSON. */
const TOKEN =
  /[\t\n\r ]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])|true|false|null)|([{}[\],:]))/y
const SPACE = /[\t\n\r ]*/y

type Expected = "value" | "value or ]" | "name or }" | "name" | ":" | ", or end" | "end"

/**
 * Where a text that `JSON.parse` refused stops being JSON, in characters from 0: V8 tells only for some
 * mistakes. The length of the text when it ends too early.
 */
export function jsonErrorPosition(text: string): number {
  const open: ("{" | "[")[] = []
  let expected: Expected = "value"
  let at = 0
  const afterValue = (): Expected => (open.length === 0 ? "end" : ", or end")
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    SPACE.lastIndex = at
    const start = at + (SPACE.exec(text)?.[0].length ?? 0)
    if (!token) {
      return start
    }
    const [, string, scalar, mark] = token
    const next = step({ string, scalar, mark })
    if (next === null) {
      return start
    }
    expected = next
    at = TOKEN.lastIndex
  }

  function step(token: { string?: string; scalar?: string; mark?: string }): Expected | null {
    const { string, scalar, mark } = token
    const takesValue = expected === "value" || expected === "value or ]"
    if (string !== undefined && (expected === "name" || expected === "name or }")) {
      return ":"
    }
    if (string !== undefined || scalar !== undefined) {
      return takesValue ? afterValue() : null
    }
    if ((mark === "{" || mark === "[") && takesValue) {
      open.push(mark)
      return mark === "{" ? "name or }" : "value or ]"
    }
    if (mark === ":") {
      return expected === ":" ? "value" : null
    }
    if (mark === ",") {
      return expected === ", or end" ? (open.at(-1) === "{" ? "name" : "value") : null
    }
    const closes = mark === "}" ? "{" : "["
    const mayClose =
      expected === ", or end" || expected === (mark === "}" ? "name or }" : "value or ]")
    if (open.at(-1) !== closes || !mayClose) {
      return null
    }
    open.pop()
    return afterValue()
  }
}
