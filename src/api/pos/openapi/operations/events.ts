import { z } from "@medusajs/framework/zod"
import { Envelope, EVENT_TYPES } from "../../../../modules/pos/domain/events/envelope"
import { MAX_EVENTS, PosPushEvents } from "../../v1/events/validators"
import { Pushed } from "../answers/push"
import type { Operation } from "../operation"
import { CODES_OF_EVENTS } from "../problem-codes"

/** Each type of event with its envelope, as both are checked one after the other. */
export const EVENT_SCHEMAS: Record<string, z.ZodType> = Object.fromEntries(
  Object.entries(EVENT_TYPES).map(([type, { data }]) => [
    type,
    Envelope.extend({ type: z.literal(type), data }),
  ])
)

const AnyEvent = z
  .union(Object.values(EVENT_SCHEMAS))
  .meta({ discriminator: { propertyName: "type" } })

export const eventOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/pos/v1/events",
    tag: "Events",
    summary: { en: "Hand in what happened", ru: "Сдать, что произошло" },
    description: {
      en: `Up to ${MAX_EVENTS} events or 1 MiB after inflating; gzip and deflate are taken. Every event gets a result of its own and none holds back another. "applied" means that the event and the stock it moves are durable; order, customer and hand-over follow by themselves. Send anything again, with the same ids, as often as you like. A result may carry: ${CODES_OF_EVENTS.join(", ")}. Each type needs a scope: ${scopes()}.`,
      ru: `До ${MAX_EVENTS} событий или 1 МиБ после распаковки; принимаются gzip и deflate. У каждого события свой результат, и ни одно не задерживает другое. «applied» значит: событие и его движение запаса сохранены; заказ, покупатель и выдача последуют сами. Посылайте повторно, с теми же id, сколько угодно. В результате возможны: ${CODES_OF_EVENTS.join(", ")}. Каждому типу нужно право: ${scopes()}.`,
    },
    access: "till",
    drains: true,
    body: PosPushEvents.extend({ events: z.array(AnyEvent).min(1).max(MAX_EVENTS) }),
    answer: {
      status: 200,
      description: { en: "What became of each event.", ru: "Что стало с каждым событием." },
      schema: Pushed,
    },
    problems: ["unknown_device", "busy"],
  },
]

function scopes(): string {
  const types = Object.entries(EVENT_TYPES)
  const names = [...new Set(types.map(([, { scope }]) => scope))]
  const of = (name: string): string[] =>
    types.filter(([, { scope }]) => scope === name).map(([type]) => type)
  return names.map((name) => `${name} (${of(name).join(", ")})`).join(", ")
}
