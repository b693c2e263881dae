import type { RequestNoticeKind } from "../../../../../modules/store-return/operations/request-notices"
import type { NoticeText } from "../../../../notices/render-mail"
import { sayInstant } from "../../../../pickup/notices/say"
import type { GiftFacts } from "../facts"
import { codeOf, notTaken, page, place, whereTo } from "./ru"

const HELLO = "Здравствуйте!"

function came(facts: GiftFacts): string {
  const { asked, received } = facts
  const refusal = notTaken(facts)
  if (refusal) {
    return refusal
  }
  if (received === 0) {
    return "Вашего подарка в посылке не было. Пожалуйста, свяжитесь с нами."
  }
  return received < asked
    ? `Пришло вещей: ${received} из ${asked}. То, что не пришло, остаётся у вас, вернуть это можно позже.`
    : "Пришло всё."
}

/** What the holder of a gift receipt hears of her return: nothing of the order, its buyer, or its money. */
export const GIFT_RU: Record<RequestNoticeKind, (facts: GiftFacts) => NoticeText> = {
  requested: (facts) => ({
    subject: "Возврат подарка",
    paragraphs: [
      HELLO,
      `Вы хотите вернуть:\n${facts.goods.join("\n")}`,
      whereTo(facts),
      codeOf(facts),
      facts.post?.instructions ?? null,
      `Ждём вещи до срока: ${sayInstant(facts, facts.expires_at)}. За них вы получите подарочную карту или кредит магазина.`,
      place(facts),
      page(facts),
    ],
  }),

  received: (facts) => ({
    subject: "Мы получили подарок, который вы вернули",
    paragraphs: [
      HELLO,
      `Мы получили то, что вы вернули. ${came(facts)}`,
      facts.received > 0
        ? "За это вы получите подарочную карту или кредит магазина. Мы напишем, когда всё будет готово."
        : null,
    ],
  }),

  refunded: () => ({
    subject: "Подарочная карта за возвращённый подарок",
    paragraphs: [
      HELLO,
      "За подарок, который вы вернули, вам выдана подарочная карта или кредит магазина.",
    ],
  }),

  cancelled: () => ({
    subject: "Возврат подарка отменён",
    paragraphs: [
      HELLO,
      "Возврат отменён. Больше ничего делать не нужно; оформить возврат можно снова.",
    ],
  }),

  expired: (facts) => ({
    subject: "Подарок, который вы хотели вернуть, не поступил",
    paragraphs: [
      HELLO,
      "Вещи, которые вы хотели вернуть, не поступили в срок, и мы закрыли возврат. Если вы всё ещё хотите их вернуть, оформите возврат снова.",
      facts.post && "Если посылка уже в пути, делать ничего не нужно: мы её примем.",
    ],
  }),
}
