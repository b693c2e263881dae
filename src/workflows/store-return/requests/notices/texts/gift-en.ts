import type { RequestNoticeKind } from "../../../../../modules/store-return/operations/request-notices"
import type { NoticeText } from "../../../../notices/render-mail"
import { sayInstant } from "../../../../pickup/notices/say"
import type { GiftFacts } from "../facts"
import { codeOf, notTaken, page, place, whereTo } from "./en"

const HELLO = "Hello,"

function came(facts: GiftFacts): string {
  const { asked, received } = facts
  const refusal = notTaken(facts)
  if (refusal) {
    return refusal
  }
  if (received === 0) {
    return "There was nothing of your gift in it. Please get in touch with us."
  }
  return received < asked
    ? `Of ${asked} items ${received} arrived. What did not come is yours, and may be returned later.`
    : "All of it has arrived."
}

/** What the holder of a gift receipt hears of her return: nothing of the order, its buyer, or its money. */
export const GIFT_EN: Record<RequestNoticeKind, (facts: GiftFacts) => NoticeText> = {
  requested: (facts) => ({
    subject: "Your return of a gift",
    paragraphs: [
      HELLO,
      `You want to return:\n${facts.goods.join("\n")}`,
      whereTo(facts),
      codeOf(facts),
      facts.post?.instructions ?? null,
      `We expect it by ${sayInstant(facts, facts.expires_at)}. You get store credit or a gift card for it.`,
      place(facts),
      page(facts),
    ],
  }),

  received: (facts) => ({
    subject: "We have the gift you returned",
    paragraphs: [
      HELLO,
      `We received what you returned. ${came(facts)}`,
      facts.received > 0
        ? "You get store credit or a gift card for it. We write again when it is ready."
        : null,
    ],
  }),

  refunded: () => ({
    subject: "Your store credit for a returned gift",
    paragraphs: [HELLO, "You were given store credit or a gift card for the gift you returned."],
  }),

  cancelled: () => ({
    subject: "Your return of a gift is cancelled",
    paragraphs: [
      HELLO,
      "Your return is cancelled. There is nothing more to do; you may ask for it anew.",
    ],
  }),

  expired: (facts) => ({
    subject: "The gift you wanted to return did not arrive",
    paragraphs: [
      HELLO,
      "What you wanted to return did not come in time, so we closed the return. If you still want to return it, please ask anew.",
      facts.post &&
        "If your parcel is under way, there is nothing to do: we take it when it comes.",
    ],
  }),
}
