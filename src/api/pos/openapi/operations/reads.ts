import { PosGetChanges } from "../../v1/changes/validators"
import { PosGetCustomers } from "../../v1/customers/validators"
import { PosLookUpByCode, PosLookUpOrders } from "../../v1/orders/lookup/validators"
import { ChangePage } from "../answers/changes"
import { OrderPage } from "../answers/orders"
import { ShiftAnswer } from "../answers/shifts"
import { ShopperPage } from "../answers/shoppers"
import type { Operation } from "../operation"

export const readOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/changes",
    tag: "Changes",
    summary: {
      en: "Read what a till needs to know of the shop",
      ru: "Прочитать, что касса должна знать о магазине",
    },
    description: {
      en: "Without `since` it begins a snapshot; with `next` of the answer before it goes on, first through the snapshot, then through what changed. The scope depends on the type: catalogue (product, variant, price, promotion), stock, customers, pickups. After 410 forget everything and begin anew without `since`.",
      ru: "Без `since` начинается снимок; с `next` прошлого ответа — продолжение: сначала снимка, затем изменений. Право зависит от типа: catalogue (product, variant, price, promotion), stock, customers, pickups. После 410 забудьте всё и начните заново без `since`.",
    },
    access: "till",
    query: PosGetChanges,
    answer: {
      status: 200,
      description: { en: "A page of changes.", ru: "Страница изменений." },
      schema: ChangePage,
    },
    problems: [
      "invalid_since",
      "other_types",
      "insufficient_scope",
      "store_not_found",
      "resync_required",
    ],
  },
  {
    method: "get",
    path: "/pos/v1/customers",
    tag: "Shoppers",
    summary: {
      en: "Find a shopper by phone, e-mail address or card",
      ru: "Найти покупателя по телефону, почте или карте",
    },
    description: {
      en: "Exactly one of the three, and the whole of it: a phone number in any spelling, but no part of one.",
      ru: "Ровно одно из трёх и целиком: номер в любой записи, но не часть номера.",
    },
    access: ["customers"],
    query: PosGetCustomers,
    answer: {
      status: 200,
      description: {
        en: "Registered shoppers come first.",
        ru: "Сначала зарегистрированные покупатели.",
      },
      schema: ShopperPage,
    },
    problems: ["store_not_found", "invalid_phone"],
  },
  {
    method: "get",
    path: "/pos/v1/orders/lookup",
    tag: "Orders",
    summary: {
      en: "Look up what was bought anywhere, for a return anywhere",
      ru: "Найти купленное где угодно — для возврата где угодно",
    },
    description: {
      en: "Exactly one key: receipt_number, order_number (with or without #), code (the id of the sale's event or of the order), customer_id, phone, email or card. The youngest come first, of equal receipt numbers those of the till's own store. Put `original` and `line_id` into return.completed as they are.",
      ru: "Ровно один ключ: receipt_number, order_number (с # или без), code (id события продажи или заказа), customer_id, phone, email или card. Сначала новые, из одинаковых номеров чеков — своего магазина. `original` и `line_id` переносят в return.completed как есть.",
    },
    access: ["returns", "sales"],
    query: PosLookUpOrders,
    answer: {
      status: 200,
      description: {
        en: "Nothing found is an empty list.",
        ru: "Если ничего не найдено — пустой список.",
      },
      schema: OrderPage,
    },
    problems: ["store_not_found", "invalid_phone"],
  },
  {
    method: "post",
    path: "/pos/v1/orders/lookup",
    tag: "Orders",
    summary: {
      en: "Look up what was bought by a code that the shopper shows",
      ru: "Найти купленное по коду, который показывает покупатель",
    },
    description: {
      en: "Exactly one code, typed or scanned: return_code of a return announced online, told with the order as return_request, whose request_id the return then names; or pickup_code, also when its goods were handed over. Any store's till finds those of any store. Tries count together with those of pickups.",
      ru: "Ровно один код, введённый или отсканированный: return_code возврата, оформленного на сайте, — он в заказе как return_request, и его request_id указывают при возврате; или pickup_code, в том числе уже выданного заказа. Касса любого магазина находит коды всех магазинов. Попытки считаются вместе с кодами выдачи.",
    },
    access: ["returns", "sales"],
    body: PosLookUpByCode,
    answer: {
      status: 200,
      description: { en: "The order of the code.", ru: "Заказ этого кода." },
      schema: OrderPage,
    },
    problems: ["code_not_found", "pickup_not_found", "return_of_gift", "too_many_tries"],
  },
  {
    method: "get",
    path: "/pos/v1/shifts/{shift_id}",
    tag: "Shifts",
    summary: {
      en: "Read the Z-report of one of the till's shifts",
      ru: "Прочитать Z-отчёт смены этой кассы",
    },
    access: ["shifts"],
    answer: {
      status: 200,
      description: { en: "As the events stand now.", ru: "По событиям на этот момент." },
      schema: ShiftAnswer,
    },
    problems: ["shift_not_found"],
  },
]
