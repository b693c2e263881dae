import {
  PosCapturePoints,
  PosHoldPoints,
  PosLeasePoints,
  PosLookUpPoints,
  PosQuotePoints,
  PosReleasePoints,
  PosPreviewReturn,
  PosReturnLease,
} from "../../v1/loyalty/validators"
import {
  AccountAnswer,
  HoldAnswer,
  LeaseAnswer,
  PointsAnswer,
  QuoteAnswer,
  ReturnedLeaseAnswer,
  ReturnPreviewAnswer,
} from "../answers/loyalty"
import type { Operation } from "../operation"

const OF_A_SHOPPER = [
  "account_not_found",
  "programme_not_found",
  "store_not_found",
  "qr_unknown",
  "qr_expired",
  "qr_used",
  "invalid_phone",
] as const

const ONE_KEY = {
  en: "Exactly one of account_id, customer_id, card, phone, email and qr names the shopper.",
  ru: "Покупателя называет ровно одно из account_id, customer_id, card, phone, email и qr.",
}

export const loyaltyOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/pos/v1/loyalty/lookup",
    tag: "Points",
    summary: { en: "See what a shopper has", ru: "Узнать баллы покупателя" },
    description: {
      en: `${ONE_KEY.en} A code (qr) belongs to the till that reads it first.`,
      ru: `${ONE_KEY.ru} Код (qr) принадлежит кассе, которая прочла его первой.`,
    },
    access: ["loyalty"],
    body: PosLookUpPoints,
    answer: {
      status: 200,
      description: { en: "As it is now.", ru: "На этот момент." },
      schema: AccountAnswer,
    },
    problems: OF_A_SHOPPER,
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/quote",
    tag: "Points",
    summary: {
      en: "Ask what points can do for a receipt that is being made",
      ru: "Узнать, что дадут баллы для чека, который пробивают",
    },
    description: {
      en: "At most one of account_id, customer_id, card, phone, email and qr names the shopper. It changes nothing; a hold sets points aside.",
      ru: "Покупателя называет не более чем одно из account_id, customer_id, card, phone, email и qr. Ничего не меняет; баллы откладывает holds.",
    },
    access: ["loyalty"],
    body: PosQuotePoints,
    answer: {
      status: 200,
      description: {
        en: "How many may be used, why not more, and what the receipt earns.",
        ru: "Сколько можно списать, почему не больше и сколько будет начислено.",
      },
      schema: QuoteAnswer,
    },
    problems: OF_A_SHOPPER,
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/return-preview",
    tag: "Points",
    summary: {
      en: "See what a return would do to points",
      ru: "Узнать, что сделает с баллами возврат",
    },
    description: {
      en: "Before goods are taken back: what they gave and what they were paid with. It changes nothing. The till needs the scope returns too.",
      ru: "До приёма товара: что за него начислено и сколько баллов потрачено. Ничего не меняет. Кассе нужно и право returns.",
    },
    access: ["loyalty"],
    body: PosPreviewReturn,
    answer: {
      status: 200,
      description: { en: "What would happen.", ru: "Что произойдёт." },
      schema: ReturnPreviewAnswer,
    },
    problems: ["order_not_found", "line_item_unknown", "quantity_exceeded"],
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/holds",
    tag: "Points",
    summary: {
      en: "Set points aside for a receipt that is being made",
      ru: "Отложить баллы для чека, который пробивают",
    },
    description: {
      en: `${ONE_KEY.en} Nobody else can spend them then; they come back by themselves when the time is over.`,
      ru: `${ONE_KEY.ru} Больше никто их не потратит; по истечении времени они вернутся сами.`,
    },
    access: ["loyalty"],
    body: PosHoldPoints,
    takesKey: true,
    answer: {
      status: 200,
      description: { en: "The hold, and what is left.", ru: "Отложенное и остаток." },
      schema: HoldAnswer,
    },
    problems: [...OF_A_SHOPPER, "insufficient_points", "account_frozen", "idempotency_conflict"],
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/holds/{id}/capture",
    tag: "Points",
    summary: {
      en: "Spend held points for the final receipt",
      ru: "Списать отложенные баллы по готовому чеку",
    },
    description: {
      en: "What is held beyond comes back. The sale.completed event that names the hold does the same, so a till that loses its connection need not ask again.",
      ru: "Лишнее возвращается. То же делает событие sale.completed с этим hold_id, так что после обрыва связи повторять запрос не нужно.",
    },
    access: ["loyalty"],
    body: PosCapturePoints,
    answer: {
      status: 200,
      description: { en: "What is left.", ru: "Остаток." },
      schema: PointsAnswer,
    },
    problems: [
      "hold_not_found",
      "hold_resolved",
      "capture_exceeds_hold",
      "burn_lines_invalid",
      "points_invalid",
    ],
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/holds/{id}/release",
    tag: "Points",
    summary: { en: "Give held points back", ru: "Вернуть отложенные баллы" },
    access: ["loyalty"],
    body: PosReleasePoints,
    answer: {
      status: 200,
      description: { en: "What there is then.", ru: "Баллы после возврата." },
      schema: PointsAnswer,
    },
    problems: ["hold_not_found", "hold_resolved"],
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/leases",
    tag: "Points",
    summary: {
      en: "Get points of a shopper to spend while offline",
      ru: "Получить баллы покупателя для списания без связи",
    },
    description: {
      en: `${ONE_KEY.en} Until valid_until the till spends up to the granted points without asking and says so in sale.completed; a till has one lease of an account at a time.`,
      ru: `${ONE_KEY.ru} До valid_until касса списывает до granted баллов без запроса и сообщает об этом в sale.completed; по одному счёту у кассы одна такая доля.`,
    },
    access: ["loyalty"],
    body: PosLeasePoints,
    takesKey: true,
    answer: {
      status: 200,
      description: { en: "What the till got, and what is left.", ru: "Доля кассы и остаток." },
      schema: LeaseAnswer,
    },
    problems: [
      ...OF_A_SHOPPER,
      "insufficient_points",
      "account_frozen",
      "lease_open",
      "till_not_active",
      "till_not_found",
      "idempotency_conflict",
    ],
  },
  {
    method: "post",
    path: "/pos/v1/loyalty/leases/{id}/return",
    tag: "Points",
    summary: { en: "Give back what was not spent", ru: "Вернуть непотраченное" },
    description: {
      en: "What was spent and not sent yet stays set aside until reported_until.",
      ru: "Потраченное, но ещё не присланное ждёт до reported_until.",
    },
    access: ["loyalty"],
    body: PosReturnLease,
    answer: {
      status: 200,
      description: { en: "As it is then.", ru: "Состояние после возврата." },
      schema: ReturnedLeaseAnswer,
    },
    problems: ["lease_not_found", "lease_spent_otherwise"],
  },
]
