import type { RequestNoticeKind } from "../../../../../modules/store-return/operations/request-notices"
import type { NoticeText } from "../../../../notices/render-mail"
import { sayInstant, sayPlace } from "../../../../pickup/notices/say"
import type { GiftFacts, RequestFacts } from "../facts"

const hello = ({ name }: RequestFacts) => (name ? `Hello ${name},` : "Hello,")

const items = (count: number) => (count === 1 ? "1 item" : `${count} items`)

export const page = ({ link }: GiftFacts) => link && `See or cancel your return: ${link}`

export const place = ({ store, locale }: GiftFacts) => store && sayPlace({ store, locale })

export function whereTo(facts: GiftFacts): string | null {
  if (facts.post) {
    return `Send it to:\n${facts.post.address}\nPut a note with your return code in the parcel.`
  }
  return facts.store
    ? `Bring it to ${facts.store.name}, or to any other of our stores.`
    : "Bring it to any of our stores."
}

export const codeOf = ({ code }: GiftFacts) =>
  `Your return code: ${code}\nThe attached picture is the same code for the scanner.`

/** What of a parcel is not taken back, and why; null: all that came is. */
export function notTaken({ received, refused }: GiftFacts): string | null {
  const looked =
    received > 0
      ? `We take back ${items(received)}. We looked at what else you sent`
      : "We looked at what you sent"
  return (
    refused &&
    `${looked} and cannot take it back:\n${refused}\nIt stays yours, and we send it back to you.`
  )
}

function came(facts: RequestFacts): string {
  const { asked, received } = facts
  const refusal = notTaken(facts)
  if (refusal) {
    return refusal
  }
  if (received === 0) {
    return "There was nothing of your order in it. Please get in touch with us."
  }
  return received < asked
    ? `${items(received)} of ${asked} arrived. What did not come is yours, and may be returned later.`
    : `${received === 1 ? "It has" : "All of it has"} arrived.`
}

export const EN: Record<RequestNoticeKind, (facts: RequestFacts) => NoticeText> = {
  requested: (facts) => ({
    subject: `Your return of order ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `You want to return from order ${facts.order_number}:\n${facts.goods.join("\n")}`,
      whereTo(facts),
      codeOf(facts),
      facts.post?.instructions ?? null,
      `We expect it by ${sayInstant(facts, facts.expires_at)}.`,
      place(facts),
      page(facts),
    ],
  }),

  received: (facts) => ({
    subject: `We have your return of order ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `We received what you returned from order ${facts.order_number}. ${came(facts)}`,
      facts.amount &&
        `You get back ${facts.amount}${facts.has_store_credit ? "" : ", the way you paid"}. We write again when it is on its way.`,
    ],
  }),

  refunded: (facts) => ({
    subject: `Your money for order ${facts.order_number} is on its way`,
    paragraphs: [
      hello(facts),
      `We gave back ${facts.amount ?? "what you paid"} for what you returned from order ${facts.order_number}. ${
        facts.has_store_credit
          ? "What of it is store credit or a gift card you may spend at once."
          : "Your bank may need a few days."
      }`,
    ],
  }),

  cancelled: (facts) => ({
    subject: `Your return of order ${facts.order_number} is cancelled`,
    paragraphs: [
      hello(facts),
      `The return from order ${facts.order_number} is cancelled. There is nothing more to do; you may ask for it anew.`,
    ],
  }),

  expired: (facts) => ({
    subject: `Your return of order ${facts.order_number} did not arrive`,
    paragraphs: [
      hello(facts),
      `What you wanted to return from order ${facts.order_number} did not come in time, so we closed the return. If you still want to return it, please ask anew.`,
      facts.post &&
        "If your parcel is under way, there is nothing to do: we take it when it comes.",
    ],
  }),
}
