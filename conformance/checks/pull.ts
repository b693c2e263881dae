import { chapter, equal, must, skip } from "../check"
import { type Change, page, readAll } from "../feed"
import { said } from "../kit"

export const pull = chapter("pull", {
  "snapshot-then-delta": async (kit) => {
    kit.needs("catalogue")
    const { changes, next } = await readAll(kit, {})
    must(changes.length > 0, "the snapshot is empty")
    const again = changes.map(({ type, id }) => `${type} ${id}`)
    equal(new Set(again).size, again.length, "things told once in a snapshot")
    const delta = await readAll(kit, { since: next })
    must(delta.changes.length < changes.length, "the delta tells everything again")
  },
  "empty-poll-is-empty": async (kit) => {
    kit.needs("catalogue")
    const { next } = await readAll(kit, { types: "product,variant" })
    const { changes, has_more, next_poll_after } = await page(kit, { since: next })
    equal([changes, has_more], [[], false], "changes and has_more")
    must(next_poll_after > 0, `next_poll_after is ${next_poll_after}`)
  },
  "limit-is-kept": async (kit) => {
    kit.needs("catalogue")
    const { changes } = await page(kit, { limit: "1" })
    must(changes.length <= 1, `${changes.length} changes for a limit of 1`)
  },
  "small-pages-tell-the-same": async (kit) => {
    kit.needs("catalogue")
    const names = ({ changes }: { changes: Change[] }) =>
      changes.map(({ type, id }) => `${type} ${id}`).slice(0, 20)
    const large = await readAll(kit, { types: "product" })
    if (large.changes.length > 200) {
      skip("the catalogue is too large for pages of three")
    }
    equal(names(await readAll(kit, { types: "product", limit: "3" })), names(large), "products")
  },
  "types-are-kept": async (kit) => {
    kit.needs("catalogue")
    const { changes } = await readAll(kit, { types: "variant" })
    const others = changes.filter(({ type }) => type !== "variant")
    equal(others, [], "changes of other types")
  },
  "bad-token-refused": async ({ till }) => {
    const answer = await till.send("GET", "/pos/v1/changes?since=nonsense")
    const isRefused = answer.status >= 400 && answer.status < 500
    must(isRefused && typeof answer.body.code === "string", said(answer))
  },
  "unknown-type-refused": async (kit) => {
    const answer = await kit.till.send("GET", "/pos/v1/changes?types=secrets")
    must(answer.status === 422, said(answer))
  },
})
