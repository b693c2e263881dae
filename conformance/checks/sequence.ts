import { chapter, equal } from "../check"
import { sale } from "../sales"

export const sequence = chapter("sequence", {
  "gap-is-reported": async (kit) => {
    const [missing, later] = [1, 2].map(() => kit.till.event("sale.completed", sale()))
    const { gaps } = await kit.pushed([later])
    equal(gaps, [{ from: missing!.seq, to: missing!.seq }], "gaps")
    equal((await kit.accepted([missing!])).gaps, [], "gaps once it is filled")
  },
  "acked-only-contiguous": async (kit) => {
    const [first, second, third] = [1, 2, 3].map(() => kit.till.event("sale.completed", sale()))
    equal(
      (await kit.pushed([third])).acked_seq,
      first!.seq - 1,
      "acked_seq before the gap is filled"
    )
    equal((await kit.pushed([first])).acked_seq, first!.seq, "acked_seq with half of it filled")
    equal((await kit.pushed([second])).acked_seq, third!.seq, "acked_seq once it is filled")
  },
  "order-of-arrival-does-not-matter": async (kit) => {
    const events = [1, 2, 3, 4, 5].map(() => kit.till.event("sale.completed", sale()))
    const { acked_seq, gaps } = await kit.accepted([4, 2, 0, 1, 3].map((place) => events[place]!))
    equal([acked_seq, gaps], [events[4]!.seq, []], "acked_seq and gaps")
  },
  "rejected-event-keeps-its-place": async (kit) => {
    const bad = kit.till.event("sale.completed", sale({ currency_code: "?" }))
    const { acked_seq, gaps } = await kit.pushed([bad])
    equal([acked_seq, gaps], [bad.seq, []], "acked_seq and gaps")
  },
  "epoch-ahead-refused": async (kit) => {
    const event = kit.till.event("sale.completed", sale(), { epoch: kit.till.epoch + 1, seq: 1 })
    kit.till.seq -= 1
    await kit.rejected(event, "unknown_epoch", "/epoch")
  },
})
