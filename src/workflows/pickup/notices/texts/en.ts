import type { NoticeKind } from "../../../../modules/pickup/domain/notice-plan"
import type { NoticeFacts, NoticeText } from "../facts"
import { sayInstant, sayPlace, saySlot } from "../say"

const hello = (facts: NoticeFacts) => (facts.name ? `Hello ${facts.name},` : "Hello,")

/** What is collected: an order, or goods taken in exchange for some of one. */
const order = ({ order_number, of_exchange }: NoticeFacts) =>
  of_exchange ? `exchange of order ${order_number}` : `order ${order_number}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Begins a sentence. */
function theOrder(facts: NoticeFacts): string {
  const rest = facts.collected > 0
  if (facts.role === "collector") {
    const named = rest ? `The rest of ${order(facts)}` : capital(order(facts))
    return `${named}, which you were asked to collect,`
  }
  return `${rest ? "The rest of your" : "Your"} ${order(facts)}`
}

const items = (count: number) => (count === 1 ? "1 item" : `${count} items`)

const codeOf = ({ code }: NoticeFacts) =>
  code
    ? `Your pickup code: ${code}\nShow it at the counter. The attached picture is the same code for the scanner.`
    : "Tell us the order number at the counter."

const until = (facts: NoticeFacts) =>
  facts.expires_at && `Please come by ${sayInstant(facts, facts.expires_at)}.`

const payment = (facts: NoticeFacts) =>
  facts.pay_in_store ? "The order is paid for at the counter." : null

const page = (facts: NoticeFacts) => facts.link && `See or change your order: ${facts.link}`

function refund(facts: NoticeFacts): string | null {
  if (facts.role === "collector" || facts.is_taken_back) {
    return null
  }
  if (facts.of_exchange) {
    return "You get back what it cost, the way you paid: by itself, or at the counter what you paid in cash."
  }
  return facts.pay_in_store
    ? "You have nothing to pay for it."
    : "You get back what you paid for it, the way you paid. It may take a few days to arrive."
}

function missing(facts: NoticeFacts): string | null {
  if (facts.missing === 0 || facts.role === "collector") {
    return null
  }
  const sorry = `We are sorry: we could not find ${items(facts.missing)}.`
  return facts.pay_in_store
    ? `${sorry} You do not pay for that.`
    : `${sorry} You get the money for that back.`
}

function taken(facts: NoticeFacts): string | null {
  if (facts.collected >= facts.asked) {
    return null
  }
  const said = `You took ${facts.collected} of ${items(facts.asked)}.`
  return facts.pay_in_store
    ? said
    : `${said} You get back what you paid for the rest, the way you paid.`
}

export const EN: Record<NoticeKind, (facts: NoticeFacts) => NoticeText> = {
  received: (facts) => ({
    subject: `We have your ${order(facts)}`,
    paragraphs: [
      hello(facts),
      `Thank you for your ${order(facts)}. ${facts.store.name} will get it ready for you.`,
      facts.slot
        ? `You chose ${saySlot(facts, facts.slot)}.`
        : `We expect it to be ready by ${sayInstant(facts, facts.promised_at)}.`,
      "Please wait for our next message before you set out: it brings your pickup code.",
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  ready: (facts) => ({
    subject: `${capital(order(facts))} is ready to collect`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} is waiting at ${facts.store.name}.`,
      codeOf(facts),
      until(facts),
      missing(facts),
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  reminder: (facts) => ({
    subject: `${capital(order(facts))} is still waiting`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} is still waiting at ${facts.store.name}.`,
      until(facts),
      "After that it goes back on the shelf.",
      codeOf(facts),
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  expired: (facts) => ({
    subject: `The time to collect ${order(facts)} is over`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} was not collected in time and went back on the shelf at ${facts.store.name}.`,
      refund(facts),
    ],
  }),

  collected: (facts) => ({
    subject: `${capital(order(facts))} has been collected`,
    paragraphs: [
      hello(facts),
      `Your ${order(facts)} was handed over at ${facts.store.name}${
        facts.collected_at ? ` on ${sayInstant(facts, facts.collected_at)}` : ""
      }. We hope you enjoy it.`,
      taken(facts),
      `If you know nothing of this, please tell the store${facts.store.phone ? `: ${facts.store.phone}` : ""}.`,
    ],
  }),

  rejected: (facts) => ({
    subject: `${capital(order(facts))}: please choose another store`,
    paragraphs: [
      hello(facts),
      `We are sorry: ${facts.store.name} cannot get your ${order(facts)} ready after all.`,
      facts.link
        ? `Choose another store or delivery: ${facts.link}`
        : "Choose another store or delivery in your order on our site.",
      facts.alternative_until &&
        `If you choose nothing until ${sayInstant(facts, facts.alternative_until)}, we cancel the ${facts.of_exchange ? "exchange" : "order"}${
          facts.pay_in_store ? "" : " and you get your money back"
        }.`,
    ],
  }),

  cancelled: (facts) => ({
    subject: `${capital(order(facts))} is cancelled`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} at ${facts.store.name} is cancelled. There is no need to come to the store for it.`,
      refund(facts),
    ],
  }),
}
