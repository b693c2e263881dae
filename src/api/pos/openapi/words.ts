import type { Translated } from "./languages"
import type { Tag } from "./operation"

/** Of the protocol, not of the plugin: grows in its second place when something is added. */
const VERSION = "1.3.0"

export const TITLE: Translated = { en: "Till sync API", ru: "API синхронизации касс" }

export const ABOUT: Translated = {
  en: "How tills and the shop keep each other informed. A till keeps every event in a durable store before it prints the receipt, hands events in until each has a result, and reads what changed. Money is integer minor units. Instants carry an offset. Within v1 things are only added: a client ignores fields, flags and codes it does not know.",
  ru: "Как кассы и магазин обмениваются сведениями. Касса надёжно сохраняет каждое событие до печати чека, сдаёт события, пока у каждого не будет результата, и читает изменения. Деньги — целые копейки (минимальные единицы валюты). У моментов времени есть смещение. Внутри v1 всё только добавляется: неизвестные поля, отметки и коды клиент пропускает.",
}

export const INFO = {
  title: TITLE.en,
  version: VERSION,
  license: { name: "MIT", identifier: "MIT" },
  description: ABOUT.en,
}

/** What a tag is called, and what is under it. */
export const TAGS: Record<Tag, { name: Translated; description: Translated }> = {
  Devices: {
    name: { en: "Devices", ru: "Кассы" },
    description: { en: "Pairing, keys and tokens.", ru: "Привязка, ключи и токены." },
  },
  Events: {
    name: { en: "Events", ru: "События" },
    description: {
      en: "What happened at the till, on its way to the shop.",
      ru: "Что произошло на кассе — по пути в магазин.",
    },
  },
  Changes: {
    name: { en: "Changes", ru: "Изменения" },
    description: {
      en: "What changed in the shop, on its way to the till.",
      ru: "Что изменилось в магазине — по пути на кассу.",
    },
  },
  Shoppers: {
    name: { en: "Shoppers", ru: "Покупатели" },
    description: { en: "Who is in front of the counter.", ru: "Кто стоит перед кассой." },
  },
  Orders: {
    name: { en: "Orders", ru: "Заказы" },
    description: {
      en: "What was bought before, in either channel.",
      ru: "Что куплено раньше — в магазине или на сайте.",
    },
  },
  Points: {
    name: { en: "Points", ru: "Баллы" },
    description: {
      en: "A shopper's points: look, set aside, spend, also while offline.",
      ru: "Баллы покупателя: посмотреть, отложить, списать — и без связи.",
    },
  },
  Pickups: {
    name: { en: "Pickups", ru: "Выдача заказов" },
    description: {
      en: "Orders to be handed over in the store.",
      ru: "Заказы, которые выдают в магазине.",
    },
  },
  Shifts: {
    name: { en: "Shifts", ru: "Смены" },
    description: { en: "The books of a till's day.", ru: "Учёт рабочего дня кассы." },
  },
  About: {
    name: { en: "About", ru: "Об этом описании" },
    description: { en: "This description.", ru: "Само описание." },
  },
}

const whole = (description: string) => ({ description, schema: { type: "integer", minimum: 0 } })

export const HEADERS = {
  "RateLimit-Limit": whole("Requests allowed in the present stretch of time."),
  "RateLimit-Remaining": whole("How many of them are left."),
  "RateLimit-Reset": whole("Seconds until it begins anew."),
  "Retry-After": whole("Seconds to wait before the next try."),
}

export const SECURITY_SCHEMES = {
  token: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "From POST /pos/v1/token; lives 15 minutes.",
  },
  signature: {
    type: "apiKey",
    in: "header",
    name: "webhook-signature",
    description:
      "The weaker mode, for systems that cannot sign tokens: HMAC-SHA256 over the raw body as in Standard Webhooks 1.0, with the headers webhook-id, webhook-timestamp and x-device-id beside it.",
  },
}
