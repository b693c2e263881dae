import type { SeenAnswer } from "./described-answers"

/** Notes every answer that this process gets by `fetch`. */
export function recordAnswers(): { seen: SeenAnswer[]; stop: () => void } {
  const seen: SeenAnswer[] = []
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    const { pathname, search } = new URL(String(input))
    const text = await answer.clone().text()
    const type = answer.headers.get("content-type")
    seen.push({
      method: init?.method ?? "GET",
      path: pathname + search,
      status: answer.status,
      type,
      body: type?.includes("json") ? JSON.parse(text) : text,
    })
    return answer
  }
  return {
    seen,
    stop: () => {
      globalThis.fetch = fetch
    },
  }
}
