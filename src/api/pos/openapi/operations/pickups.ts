import type { z } from "@medusajs/framework/zod"
import { POS_PICKUP_BODIES, PosGetPickups, PosLookupPickup } from "../../v1/pickups/validators"
import { PickupAnswer, PickupPage } from "../answers/pickups"
import type { Translated } from "../languages"
import type { Operation } from "../operation"
import type { ProblemCode } from "../problem-codes"

function command(
  name: keyof typeof POS_PICKUP_BODIES,
  summary: Translated,
  problems: readonly ProblemCode[] = []
): Operation {
  return {
    method: "post",
    path: `/pos/v1/pickups/{id}/${name}`,
    tag: "Pickups",
    summary,
    access: ["pickups"],
    body: POS_PICKUP_BODIES[name] as z.ZodType,
    takesKey: true,
    answer: {
      status: 200,
      description: { en: "The pickup as it is then.", ru: "Заказ на выдачу после команды." },
      schema: PickupAnswer,
    },
    problems: [
      "pickup_not_found",
      "pickup_changed",
      "pickup_transition",
      "pickup_expired",
      "idempotency_conflict",
      ...problems,
    ],
  }
}

const LINES = ["line_not_found", "line_twice", "too_many_units"] as const

export const pickupOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/pos/v1/pickups",
    tag: "Pickups",
    summary: {
      en: "List the orders to collect in the till's store",
      ru: "Список заказов на выдачу в магазине кассы",
    },
    description: {
      en: "What is late comes first, then by promise.",
      ru: "Сначала опоздавшие, затем по обещанному времени.",
    },
    access: ["pickups"],
    query: PosGetPickups,
    answer: {
      status: 200,
      description: { en: "A page of the queue.", ru: "Страница очереди." },
      schema: PickupPage,
    },
  },
  {
    method: "get",
    path: "/pos/v1/pickups/{id}",
    tag: "Pickups",
    summary: { en: "Read one order to collect", ru: "Прочитать один заказ на выдачу" },
    access: ["pickups"],
    answer: {
      status: 200,
      description: {
        en: "With the commands it takes now.",
        ru: "С командами, которые сейчас возможны.",
      },
      schema: PickupAnswer,
    },
    problems: ["pickup_not_found"],
  },
  {
    method: "post",
    path: "/pos/v1/pickups/lookup",
    tag: "Pickups",
    summary: { en: "Open the pickup of a code", ru: "Открыть заказ на выдачу по коду" },
    description: {
      en: "Unknown codes and those of other stores are answered alike.",
      ru: "Неизвестные коды и коды других магазинов неотличимы.",
    },
    access: ["pickups"],
    body: PosLookupPickup,
    answer: {
      status: 200,
      description: { en: "The pickup.", ru: "Заказ на выдачу." },
      schema: PickupAnswer,
    },
    problems: ["code_not_found", "pickup_not_found", "too_many_tries"],
  },
  command("accept", {
    en: "The store takes the order on",
    ru: "Магазин берёт заказ в работу",
  }),
  command(
    "pick",
    {
      en: "Tell what was found and what is missing so far",
      ru: "Сообщить, что найдено и чего пока нет",
    },
    LINES
  ),
  command("ready", { en: "What was found waits at the counter", ru: "Найденное ждёт у кассы" }, [
    "store_not_found",
    "lines_not_picked",
    "nothing_to_collect",
    "order_cancelled",
    "exchange_not_written",
  ]),
  command(
    "hand-over",
    { en: "Hand units over against the shopper's code", ru: "Выдать товар по коду покупателя" },
    [
      ...LINES,
      "nothing_handed_over",
      "payment_required",
      "payment_mismatch",
      "code_not_found",
      "order_not_found",
      "pickup_not_ready",
      "order_cancelled",
      "too_many_tries",
    ]
  ),
  command(
    "reject",
    { en: "The store cannot serve the order", ru: "Магазин не может выполнить заказ" },
    LINES
  ),
]
