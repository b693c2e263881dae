import type { CaseNoticeKind } from "../../../../modules/store-return/operations/case-notices"
import type { NoticeText } from "../../../notices/render-mail"
import { sayInstant } from "../../../pickup/notices/say"
import type { CaseFacts, MoneyPart, Road } from "../facts"

const hello = ({ name }: CaseFacts) => (name ? `Здравствуйте, ${name}!` : "Здравствуйте!")

const ROADS: Record<Road, string> = {
  payment: "тем же способом, которым вы платили",
  staff: "через сотрудника магазина",
  cash: "наличными",
  card: "на карту",
  points: "баллами",
  store_credit: "кредитом магазина или подарочной картой",
  other: "так же, как вы платили на кассе",
}

const STANDS: Record<MoneyPart["stands"], string> = {
  done: "возвращено",
  under_way: "в пути",
  by_hand: "выдаст сотрудник магазина",
}

const GET: Record<CaseFacts["new_goods"][number]["get"], string> = {
  now: "отдали вам",
  deliver: "доставим",
  collect: "самовывоз, мы напишем, когда можно забрать",
}

const parts = (facts: CaseFacts) =>
  facts.parts
    .map(({ road, amount, stands }) =>
      facts.is_paid ? `${amount} ${ROADS[road]}` : `${amount} ${ROADS[road]}: ${STANDS[stands]}`
    )
    .join("\n")

const bank = (facts: CaseFacts) =>
  facts.parts.some(({ road }) => road === "payment" || road === "card")
    ? "Деньги, которые идут через банк, могут прийти через несколько дней."
    : null

function taken(facts: CaseFacts): string {
  const { store, order_number, goods } = facts
  const where = store
    ? `В магазине «${store.name}» приняли возврат по заказу ${order_number} (${sayInstant(facts, facts.accepted_at)})`
    : `Мы приняли возврат по заказу ${order_number}`
  return `${where}:\n${goods.join("\n")}`
}

const exchange = ({ new_goods }: CaseFacts) =>
  new_goods.length > 0
    ? `В обмен вы получаете:\n${new_goods.map(({ title, get }) => `${title}: ${GET[get]}`).join("\n")}`
    : null

function money(facts: CaseFacts): string | null {
  if (!facts.amount) {
    return null
  }
  const said = facts.is_paid ? `Вам возвращено ${facts.amount}` : `Вам вернётся ${facts.amount}`
  return `${said}:\n${parts(facts)}`
}

const page = ({ link }: CaseFacts) => link && `Посмотреть заказ: ${link}`

export const RU: Record<CaseNoticeKind, (facts: CaseFacts) => NoticeText> = {
  received: (facts) => ({
    subject: `Возврат по заказу ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      taken(facts),
      exchange(facts),
      facts.due && `Вы доплатили ${facts.due}.`,
      money(facts),
      facts.fee && `Плата за возврат, ${facts.fee}, уже вычтена.`,
      facts.lapsed &&
        `Скидки, условия которых для оставленных вещей больше не выполнены, ${facts.lapsed}, уже вычтены: вы получите их, если вернёте остальное.`,
      bank(facts),
      facts.amount && !facts.is_paid ? "Мы напишем, когда вы получите всё." : null,
      `Если вы ничего об этом не знаете, пожалуйста, сообщите нам${
        facts.store?.phone ? `: ${facts.store.phone}` : ""
      }.`,
      page(facts),
    ],
  }),

  refunded: (facts) => ({
    subject: `Деньги за возврат по заказу ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `Мы вернули все деньги за вещи из заказа ${facts.order_number}, ${facts.amount}:\n${parts(facts)}`,
      bank(facts),
      page(facts),
    ],
  }),
}
