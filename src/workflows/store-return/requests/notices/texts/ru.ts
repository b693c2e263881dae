import type { RequestNoticeKind } from "../../../../../modules/store-return/operations/request-notices"
import type { NoticeText } from "../../../../notices/render-mail"
import { sayInstant, sayPlace } from "../../../../pickup/notices/say"
import type { GiftFacts, RequestFacts } from "../facts"

const hello = ({ name }: RequestFacts) => (name ? `Здравствуйте, ${name}!` : "Здравствуйте!")

export const page = ({ link }: GiftFacts) => link && `Посмотреть или отменить возврат: ${link}`

export const place = ({ store, locale }: GiftFacts) => store && sayPlace({ store, locale })

export function whereTo(facts: GiftFacts): string | null {
  if (facts.post) {
    return `Отправьте посылку по адресу:\n${facts.post.address}\nВложите в неё записку с кодом возврата.`
  }
  return facts.store
    ? `Принесите вещи в магазин «${facts.store.name}» или в любой другой наш магазин.`
    : "Принесите вещи в любой наш магазин."
}

export const codeOf = ({ code }: GiftFacts) =>
  `Ваш код возврата: ${code}\nНа картинке во вложении — тот же код для сканера.`

/** What of a parcel is not taken back, and why; null: all that came is. */
export function notTaken({ received, refused }: GiftFacts): string | null {
  const looked =
    received > 0
      ? `Принято вещей: ${received}. Мы посмотрели остальное`
      : "Мы посмотрели то, что вы прислали,"
  return (
    refused &&
    `${looked} и не можем это принять:\n${refused}\nВещи остаются вашими, мы отправим их вам обратно.`
  )
}

function came(facts: RequestFacts): string {
  const { asked, received } = facts
  const refusal = notTaken(facts)
  if (refusal) {
    return refusal
  }
  if (received === 0) {
    return "Вещей из вашего заказа в посылке не было. Пожалуйста, свяжитесь с нами."
  }
  return received < asked
    ? `Пришло вещей: ${received} из ${asked}. То, что не пришло, остаётся у вас, вернуть это можно позже.`
    : "Пришло всё."
}

export const RU: Record<RequestNoticeKind, (facts: RequestFacts) => NoticeText> = {
  requested: (facts) => ({
    subject: `Возврат по заказу ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `Вы хотите вернуть из заказа ${facts.order_number}:\n${facts.goods.join("\n")}`,
      whereTo(facts),
      codeOf(facts),
      facts.post?.instructions ?? null,
      `Ждём вещи до срока: ${sayInstant(facts, facts.expires_at)}.`,
      place(facts),
      page(facts),
    ],
  }),

  received: (facts) => ({
    subject: `Мы получили возврат по заказу ${facts.order_number}`,
    paragraphs: [
      hello(facts),
      `Мы получили то, что вы вернули из заказа ${facts.order_number}. ${came(facts)}`,
      facts.amount &&
        `Вам вернётся ${facts.amount}${facts.has_store_credit ? "" : " тем же способом, которым вы платили"}. Мы напишем, когда отправим деньги.`,
    ],
  }),

  refunded: (facts) => ({
    subject: `Деньги за возврат по заказу ${facts.order_number} отправлены`,
    paragraphs: [
      hello(facts),
      `Мы вернули ${facts.amount ?? "деньги"} за вещи из заказа ${facts.order_number}. ${
        facts.has_store_credit
          ? "Кредит магазина или подарочную карту можно тратить сразу."
          : "Банку может понадобиться несколько дней."
      }`,
    ],
  }),

  cancelled: (facts) => ({
    subject: `Возврат по заказу ${facts.order_number} отменён`,
    paragraphs: [
      hello(facts),
      `Возврат по заказу ${facts.order_number} отменён. Больше ничего делать не нужно; оформить возврат можно снова.`,
    ],
  }),

  expired: (facts) => ({
    subject: `Возврат по заказу ${facts.order_number} не поступил`,
    paragraphs: [
      hello(facts),
      `Вещи, которые вы хотели вернуть из заказа ${facts.order_number}, не поступили в срок, и мы закрыли возврат. Если вы всё ещё хотите их вернуть, оформите возврат снова.`,
      facts.post && "Если посылка уже в пути, делать ничего не нужно: мы её примем.",
    ],
  }),
}
