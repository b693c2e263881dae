import type { NoticeKind } from "../../../../modules/pickup/domain/notice-plan"
import type { NoticeFacts, NoticeText } from "../facts"
import { sayInstant, sayPlace, saySlot } from "../say"

const hello = (facts: NoticeFacts) =>
  facts.name ? `Здравствуйте, ${facts.name}!` : "Здравствуйте!"

const shop = (facts: NoticeFacts) => `в магазине «${facts.store.name}»`

/** What is collected: an order, or goods taken in exchange for some of one; both words are declined alike. */
const order = ({ order_number, of_exchange }: NoticeFacts, ending = "") =>
  of_exchange ? `обмен${ending} по заказу ${order_number}` : `заказ${ending} ${order_number}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Begins a sentence. */
function theOrder(facts: NoticeFacts): string {
  const rest = facts.collected > 0
  if (facts.role === "collector") {
    const named = rest ? `Остаток ${order(facts, "а")}` : capital(order(facts))
    return `${named}, который вас попросили забрать,`
  }
  return rest ? `Остаток вашего ${order(facts, "а")}` : `Ваш ${order(facts)}`
}

const plural = new Intl.PluralRules("ru")

/** One, two to four, five and more: the noun after a number. */
function counted(count: number, forms: readonly [string, string, string]): string {
  const form = { one: forms[0], few: forms[1] }[plural.select(count) as string] ?? forms[2]
  return `${count} ${form}`
}

const codeOf = ({ code }: NoticeFacts) =>
  code
    ? `Ваш код получения: ${code}\nПокажите его на кассе. На картинке во вложении — тот же код для сканера.`
    : "Назовите на кассе номер заказа."

const until = (facts: NoticeFacts) =>
  facts.expires_at && `Ждём вас до срока: ${sayInstant(facts, facts.expires_at)}.`

const payment = (facts: NoticeFacts) =>
  facts.pay_in_store ? "Оплата — при получении в магазине." : null

const page = (facts: NoticeFacts) => facts.link && `Посмотреть или изменить заказ: ${facts.link}`

function refund(facts: NoticeFacts): string | null {
  if (facts.role === "collector" || facts.is_taken_back) {
    return null
  }
  if (facts.of_exchange) {
    return "Стоимость вернётся тем же способом, которым вы платили: сама, а оплаченное наличными — на кассе."
  }
  return facts.pay_in_store
    ? "Платить ничего не нужно."
    : "Деньги вернутся тем же способом, которым вы платили. Это может занять несколько дней."
}

function missing(facts: NoticeFacts): string | null {
  if (facts.missing === 0 || facts.role === "collector") {
    return null
  }
  const sorry = `Просим прощения: мы не нашли ${counted(facts.missing, ["вещь", "вещи", "вещей"])} из заказа.`
  return facts.pay_in_store
    ? `${sorry} Платить за это не нужно.`
    : `${sorry} Деньги за это мы вернём.`
}

function taken(facts: NoticeFacts): string | null {
  if (facts.collected >= facts.asked) {
    return null
  }
  const said = `Вы взяли ${facts.collected} из ${counted(facts.asked, ["вещи", "вещей", "вещей"])}.`
  return facts.pay_in_store
    ? said
    : `${said} Деньги за остальное вернутся тем же способом, которым вы платили.`
}

export const RU: Record<NoticeKind, (facts: NoticeFacts) => NoticeText> = {
  received: (facts) => ({
    subject: `Мы получили ваш ${order(facts)}`,
    paragraphs: [
      hello(facts),
      `Спасибо за ${order(facts)}. Его соберут ${shop(facts)}.`,
      facts.slot
        ? `Вы выбрали время: ${saySlot(facts, facts.slot)}.`
        : `${facts.of_exchange ? "Обмен" : "Заказ"} должен быть готов к сроку: ${sayInstant(facts, facts.promised_at)}.`,
      "Пожалуйста, дождитесь следующего письма: в нём будет код получения.",
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  ready: (facts) => ({
    subject: `${capital(order(facts))} можно забирать`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} уже ждёт ${shop(facts)}.`,
      codeOf(facts),
      until(facts),
      missing(facts),
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  reminder: (facts) => ({
    subject: `${capital(order(facts))} всё ещё ждёт вас`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} всё ещё ждёт ${shop(facts)}.`,
      until(facts),
      "После этого он вернётся на полку.",
      codeOf(facts),
      sayPlace(facts),
      payment(facts),
      page(facts),
    ],
  }),

  expired: (facts) => ({
    subject: `Срок хранения ${order(facts, "а")} закончился`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} не забрали вовремя, и он вернулся на полку ${shop(facts)}.`,
      refund(facts),
    ],
  }),

  collected: (facts) => ({
    subject: `${capital(order(facts))} выдан`,
    paragraphs: [
      hello(facts),
      `Ваш ${order(facts)} выдан ${shop(facts)}${
        facts.collected_at ? ` (${sayInstant(facts, facts.collected_at)})` : ""
      }. Носите с удовольствием!`,
      taken(facts),
      `Если вы об этом ничего не знаете, сообщите в магазин${facts.store.phone ? `: ${facts.store.phone}` : ""}.`,
    ],
  }),

  rejected: (facts) => ({
    subject: `${capital(order(facts))}: выберите другой магазин`,
    paragraphs: [
      hello(facts),
      `Просим прощения: собрать ваш ${order(facts)} ${shop(facts)} не получится.`,
      facts.link
        ? `Выберите другой магазин или доставку: ${facts.link}`
        : "Выберите другой магазин или доставку в заказе на нашем сайте.",
      facts.alternative_until &&
        `Если вы ничего не выберете до срока (${sayInstant(facts, facts.alternative_until)}), мы отменим ${facts.of_exchange ? "обмен" : "заказ"}${
          facts.pay_in_store ? "" : " и вернём деньги"
        }.`,
    ],
  }),

  cancelled: (facts) => ({
    subject: `${capital(order(facts))} отменён`,
    paragraphs: [
      hello(facts),
      `${theOrder(facts)} отменён (${facts.store.name}). Приходить за ним в магазин не нужно.`,
      refund(facts),
    ],
  }),
}
