import type { CaseNoticeKind } from "../../../../modules/store-return/operations/case-notices"
import type { NoticeText } from "../../../notices/render-mail"
import { sayInstant } from "../../../pickup/notices/say"
import type { CaseFacts, MoneyPart, Road } from "../facts"

const hello = ({ name }: CaseFacts) => (name ? `Hello ${name},` : "Hello,")

const ROADS: Record<Road, string> = {
  payment: "the way you paid",
  staff: "from our staff",
  cash: "in cash",
  card: "to your card",
  points: "as points",
  store_credit: "as store credit or a gift card",
  other: "the way you paid at the till",
}

const STANDS: Record<MoneyPart["stands"], string> = {
  done: "done",
  under_way: "on its way",
  by_hand: "our staff give it to you",
}

const GET: Record<CaseFacts["new_goods"][number]["get"], string> = {
  now: "handed to you",
  deliver: "we deliver it",
  collect: "to collect: we write to you when it is ready",
}

const parts = (facts: CaseFacts) =>
  facts.parts
    .map(({ road, amount, stands }) =>
      facts.is_paid ? `${amount} ${ROADS[road]}` : `${amount} ${ROADS[road]}: ${STANDS[stands]}`
    )
    .join("\n")

const bank = (facts: CaseFacts) =>
  facts.parts.some(({ road }) => road === "payment" || road === "card")
    ? "What goes through a bank may need a few days to arrive."
    : null

function taken(facts: CaseFacts): string {
  const { store, order_number, goods } = facts
  const where = store
    ? `${store.name} took back from order ${order_number} on ${sayInstant(facts, facts.accepted_at)}`
    : `We took back from order ${order_number}`
  return `${where}:\n${goods.join("\n")}`
}

const exchange = ({ new_goods }: CaseFacts) =>
  new_goods.length > 0
    ? `In exchange you get:\n${new_goods.map(({ title, get }) => `${title}: ${GET[get]}`).join("\n")}`
    : null

function money(facts: CaseFacts): string | null {
  if (!facts.amount) {
    return null
  }
  const said = facts.is_paid ? `You got ${facts.amount} back` : `You get ${facts.amount} back`
  return `${said}:\n${parts(facts)}`
}

const page = ({ link }: CaseFacts) => link && `See your order: ${link}`

export const EN: Record<CaseNoticeKind, (facts: CaseFacts) => NoticeText> = {
  received: (facts) => ({
    subject: `Your return of order ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      taken(facts),
      exchange(facts),
      facts.due && `You paid ${facts.due} on top.`,
      money(facts),
      facts.fee && `The fee for returning, ${facts.fee}, is off already.`,
      facts.lapsed &&
        `What is kept back for discounts that do not hold for what you keep, ${facts.lapsed}, is off already: you get it when you return the rest.`,
      bank(facts),
      facts.amount && !facts.is_paid ? "We write again when you have all of it." : null,
      `If you know nothing of this, please tell us${
        facts.store?.phone ? `: ${facts.store.phone}` : ""
      }.`,
      page(facts),
    ],
  }),

  refunded: (facts) => ({
    subject: `The money for your return of order ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `We have given back all of the money for what you returned from order ${facts.order_number}, ${facts.amount}:\n${parts(facts)}`,
      bank(facts),
      page(facts),
    ],
  }),
}
