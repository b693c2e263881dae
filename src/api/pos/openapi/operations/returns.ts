import { PosAcceptReturn, PosQuoteReturn } from "../../v1/returns/validators"
import { ReturnAnswer, ReturnQuoteAnswer } from "../answers/returns"
import type { Operation } from "../operation"

const OF_AN_ORDER = [
  "order_not_found",
  "return_request_not_found",
  "return_request_over",
  "return_of_gift",
  "order_cancelled",
  "order_not_paid",
  "units_not_returnable",
  "receipt_required",
  "outside_window",
  "excluded_goods",
  "condition",
  "limit_reached",
] as const

export const returnOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/pos/v1/returns/quote",
    tag: "Orders",
    summary: {
      en: "Ask what a return comes to",
      ru: "Узнать сумму возврата",
    },
    description: {
      en: "Units of an order of either channel: what they are worth, where the money goes and what points do. With request_id, of a look-up by return_code, those too that the shopper announced online. It changes nothing.",
      ru: "Единицы заказа любого канала: сколько они стоят, куда уйдут деньги и что станет с баллами. С request_id из поиска по return_code — и те, чей возврат оформлен на сайте. Ничего не меняет.",
    },
    access: ["returns"],
    body: PosQuoteReturn,
    answer: {
      status: 200,
      description: { en: "As it is now.", ru: "На этот момент." },
      schema: ReturnQuoteAnswer,
    },
    problems: OF_AN_ORDER,
  },
  {
    method: "post",
    path: "/pos/v1/returns",
    tag: "Orders",
    summary: {
      en: "Take goods back for the amount that was quoted",
      ru: "Принять товар на названную сумму",
    },
    description: {
      en: "When it answers, units and stock are written down: no other till or desk can take them. The till gives the legs of kind tender, but loyalty, and tells them by return.completed with return_id; payments and points go by themselves. With request_id the return announced online is over in the same moment, and what did not come is free again. After 409 amount_changed ask for a quote again.",
      ru: "После ответа единицы и остаток записаны: другая касса их уже не примет. Касса выдаёт части вида tender, кроме loyalty, и сообщает о них событием return.completed с return_id; платежи и баллы возвращаются сами. С request_id в тот же миг завершается возврат, оформленный на сайте; что не принесли, снова свободно. После 409 amount_changed запросите сумму заново.",
    },
    access: ["returns"],
    body: PosAcceptReturn,
    takesKey: true,
    answer: {
      status: 201,
      description: {
        en: "The return; the same for a repeat.",
        ru: "Возврат; для повтора — тот же.",
      },
      schema: ReturnAnswer,
    },
    problems: [...OF_AN_ORDER, "store_not_found", "amount_changed", "idempotency_conflict", "busy"],
  },
]
