import type { NoticeKind } from "../../../../modules/pickup/domain/notice-plan"
import type { NoticeFacts, NoticeText } from "../facts"
import { sayInstant, sayPlace, saySlot } from "../say"

const hello = (facts: NoticeFacts) => (facts.name ? `Hello ${facts.name},` : "Hello,")

/** Begins a sentence. */
function theOrder(facts: NoticeFacts): string {
  const rest = facts.collected > 0
  if (facts.role === "collector") {
    return `${rest ? "The rest of order" : "Order"} ${facts.order_number}, which you were asked to collect,`
  }
  return `${rest ? "The rest of your order" : "Your order"} ${facts.order_number}`
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
  if (facts.role === "collector") {
    return null
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
    subject: `We have your order ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `Thank you for your order ${facts.order_number}. ${facts.store.name} will get it ready for you.`,
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
    subject: `Order ${facts.order_number} is ready to collect`,
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
    subject: `Order ${facts.order_number} is still waiting`,
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
    subject: `The time to collect order ${facts.order_number} is over`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} was not collected in time and went back on the shelf at ${facts.store.name}.`,
      refund(facts),
    ],
  }),

  collected: (facts) => ({
    subject: `Order ${facts.order_number} has been collected`,
    paragraphs: [
      hello(facts),
      `Your order ${facts.order_number} was handed over at ${facts.store.name}${
        facts.collected_at ? ` on ${sayInstant(facts, facts.collected_at)}` : ""
      }. We hope you enjoy it.`,
      taken(facts),
      `If you know nothing of this, please tell the store${facts.store.phone ? `: ${facts.store.phone}` : ""}.`,
    ],
  }),

  rejected: (facts) => ({
    subject: `Order ${facts.order_number}: please choose another store`,
    paragraphs: [
      hello(facts),
      `We are sorry: ${facts.store.name} cannot get your order ${facts.order_number} ready after all.`,
      facts.link
        ? `Choose another store or delivery: ${facts.link}`
        : "Choose another store or delivery in your order on our site.",
      facts.alternative_until &&
        `If you choose nothing until ${sayInstant(facts, facts.alternative_until)}, we cancel the order${
          facts.pay_in_store ? "" : " and you get your money back"
        }.`,
    ],
  }),

  cancelled: (facts) => ({
    subject: `Order ${facts.order_number} is cancelled`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} at ${facts.store.name} is cancelled. There is no need to come to the store for it.`,
      refund(facts),
    ],
  }),
}
