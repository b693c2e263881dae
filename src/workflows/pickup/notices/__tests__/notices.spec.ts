import { NOTICE_KINDS, type NoticeKind } from "../../../../modules/pickup/domain/notice-plan"
import type { ClaimedNotice } from "../../../../modules/pickup/operations/notices"
import type { PickupLineRow, PickupRow } from "../../../../modules/pickup/types"
import type { RetailStoreWithCalendar } from "../../../../modules/retail-store/types"
import { parseOptions } from "../../../../options"
import { greetingName } from "../facts"
import { notificationsOf } from "../notifications"

const SECRET = "a secret of the tests"
const CODE = "A1CE-KM0X"
const PERSONAL = { buyer: /anna|petrova/i, collector: /boris|orlov/i }
const now = new Date("2026-03-02T09:00:00Z")

const store = {
  id: "rst_1",
  name: "Галерея",
  address_1: "Ленина 1",
  address_2: null,
  postal_code: "620014",
  city: "Екатеринбург",
  phone: "+7 343 000-00-00",
  time_zone: "Asia/Yekaterinburg",
  weekly_hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens_at: "10:00", closes_at: "21:00" })),
    { weekday: 6, opens_at: "11:00", closes_at: "14:00" },
    { weekday: 6, opens_at: "15:00", closes_at: "20:00" },
  ],
  exceptions: [
    { id: "1", date_from: "2026-03-08", date_to: "2026-03-08", intervals: [], reason: "Holiday" },
    { id: "2", date_from: "2026-12-31", date_to: "2026-12-31", intervals: [], reason: null },
  ],
} as unknown as RetailStoreWithCalendar

const pickup = {
  id: "pku_1",
  order_id: "order_01ABC",
  order_display_id: 1042,
  return_case_id: null,
  retail_store_id: "rst_1",
  customer_id: "cus_1",
  customer_name: "Anna Petrova",
  email: "anna@example.com",
  locale: "en",
  collector: {
    first_name: "Boris",
    last_name: "Orlov",
    phone: "+79990000000",
    email: "boris@example.com",
  },
  pay_in_store: false,
  slot_starts_at: null,
  slot_ends_at: null,
  promised_at: new Date("2026-03-02T10:30:00Z"),
  // 20:30 in UTC is the next day in the store.
  expires_at: new Date("2026-03-08T20:30:00Z"),
  collected_at: new Date("2026-03-03T07:00:00Z"),
  alternative_until: new Date("2026-03-04T09:00:00Z"),
} as unknown as PickupRow

const line = (quantities: Partial<PickupLineRow>) =>
  ({ quantity: 3, short_quantity: 0, collected_quantity: 0, ...quantities }) as PickupLineRow

type Change = {
  pickup?: Partial<PickupRow>
  lines?: PickupLineRow[]
  code?: string | null
  options?: object
  is_taken_back?: boolean
}

async function mails(kind: NoticeKind, change: Change = {}) {
  const tellsCode = kind === "ready" || kind === "reminder"
  const notice: ClaimedNotice = {
    id: "pkn_1",
    pickup_id: "pku_1",
    kind,
    occasion: "1",
    other_reminders: [],
    pickup: { ...pickup, ...change.pickup },
    lines: change.lines ?? [line({})],
    code: change.code === undefined ? (tellsCode ? CODE : null) : change.code,
  }
  const notices = { guestPageUrl: "https://shop.example.com/pickup", ...change.options }
  const options = parseOptions({ secret: SECRET, notices })
  const { is_taken_back = false } = change
  return await notificationsOf(notice, { store, is_taken_back, options, secret: SECRET, now })
}

async function textOf(kind: NoticeKind, change: Change = {}): Promise<string> {
  return (await mails(kind, change))[0]?.content?.text ?? ""
}

const cases = NOTICE_KINDS.flatMap((kind) =>
  (["en", "ru"] as const).flatMap((locale) => [
    { kind, locale, way: "plain", change: {} },
    { kind, locale, way: "paid at the counter", change: { pickup: { pay_in_store: true } } },
    {
      kind,
      locale,
      way: "partly collected",
      change: { lines: [line({ collected_quantity: 1, short_quantity: 1 })] },
    },
    {
      kind,
      locale,
      way: "with nothing that may be missing",
      change: {
        code: null,
        options: { guestPageUrl: undefined },
        pickup: {
          expires_at: null,
          collected_at: null,
          alternative_until: null,
          customer_name: "",
        },
      },
    },
  ])
)

describe.each(cases)("$kind in $locale, $way", ({ kind, locale, way, change }) => {
  let sent: Awaited<ReturnType<typeof mails>>

  beforeAll(async () => {
    const pickupChange = "pickup" in change ? change.pickup : {}
    sent = await mails(kind, { ...change, pickup: { ...pickupChange, locale } })
  })

  it("is a short readable text in one language, whole", () => {
    for (const { content } of sent) {
      const { subject = "", text = "", html = "" } = content ?? {}
      expect(`${subject}\n${text}\n${html}`).not.toMatch(
        /undefined|null|NaN|Invalid|\[object|\{|\}/
      )
      expect(subject).toMatch(/^\S.{5,70}$/)
      expect(subject).toContain("1042")
      expect(text).not.toMatch(/\n{3}|^\s|\s$|[^\S\n]{2}|\s[.,!]/)
      expect(text.length).toBeLessThan(1_000)
      const words = text
        .replace(/https:\S+|Галерея|Ленина 1|Екатеринбург|Anna|Boris/g, "")
        .replace(CODE, "")
      expect(words).not.toMatch(locale === "en" ? /[а-яё]/i : /[a-z]/i)
      expect(html).toContain(`<html lang="${locale}">`)
    }
  })

  it("tells the code only where it is needed, and nothing secret where Medusa stores it", () => {
    const tells =
      (kind === "ready" || kind === "reminder") && way !== "with nothing that may be missing"
    for (const { content, attachments, ...stored } of sent) {
      expect(content?.text?.includes(CODE)).toBe(tells)
      expect(content?.html?.includes("cid:pickup-code")).toBe(tells)
      expect(attachments?.map((one) => one.filename)).toEqual(tells ? ["pickup-code.png"] : [])
      expect(content?.subject).not.toContain(CODE)
      expect(JSON.stringify(stored)).not.toMatch(/A1CE|KM0X|shop\.example\.com|order_01ABC\.\w+\./)
    }
  })

  it("tells nobody who the other person is, and gives the shopper's page to the shopper alone", () => {
    for (const mail of sent) {
      const isBuyer = mail.to === "anna@example.com"
      const { receiver_id, ...seen } = mail
      expect(JSON.stringify(seen)).not.toMatch(isBuyer ? PERSONAL.collector : PERSONAL.buyer)
      expect(JSON.stringify(seen)).not.toMatch(/\+7999/)
      expect(receiver_id).toBe(isBuyer ? "cus_1" : null)
      if (!isBuyer) {
        expect(JSON.stringify(seen)).not.toContain("shop.example.com")
      }
    }
  })

  it("says which notice it is and has a key of its own for every reader", () => {
    expect(sent.map((mail) => mail.template)).toEqual(sent.map(() => `omni-pickup-${kind}`))
    expect(sent.map((mail) => mail.idempotency_key)).toEqual(
      ["pkn_1:buyer", "pkn_1:collector"].slice(0, sent.length)
    )
  })
})

describe("the ready notice", () => {
  it("tells code, place, hours and until when in the store's own time", async () => {
    expect(await textOf("ready", { options: { guestPageUrl: undefined } })).toBe(
      [
        "Hello Anna,",
        "Your order 1042 is waiting at Галерея.",
        `Your pickup code: ${CODE}\nShow it at the counter. The attached picture is the same code for the scanner.`,
        "Please come by Monday 9 March at 01:30.",
        "Галерея\nЛенина 1, 620014, Екатеринбург\n+7 343 000-00-00\nOpen: Mon–Fri 10:00–21:00; Sat 11:00–14:00, 15:00–20:00; Sun closed\n8 March: closed",
      ].join("\n\n")
    )
  })

  it("does so in Russian, for a locale such as ru-RU too", async () => {
    expect(
      await textOf("ready", { options: { guestPageUrl: undefined }, pickup: { locale: "ru-RU" } })
    ).toBe(
      [
        "Здравствуйте, Anna!",
        "Ваш заказ 1042 уже ждёт в магазине «Галерея».",
        `Ваш код получения: ${CODE}\nПокажите его на кассе. На картинке во вложении — тот же код для сканера.`,
        "Ждём вас до срока: понедельник, 9 марта в 01:30.",
        "Галерея\nЛенина 1, 620014, Екатеринбург\n+7 343 000-00-00\nОткрыто: пн–пт 10:00–21:00; сб 11:00–14:00, 15:00–20:00; вс закрыто\n8 марта: закрыто",
      ].join("\n\n")
    )
  })

  it("falls back to the shop's language for one we do not speak", async () => {
    expect(await textOf("ready", { pickup: { locale: "fr" } })).toMatch(/^Hello/)
    expect(
      await textOf("ready", { pickup: { locale: "fr" }, options: { defaultLocale: "ru" } })
    ).toMatch(/^Здравствуйте/)
  })

  it("carries the link as the page's fragment, which no server sees", async () => {
    const link = /https:\S+/.exec(await textOf("ready"))?.[0] ?? ""
    const url = new URL(link)
    expect(url.origin + url.pathname + url.search).toBe(
      "https://shop.example.com/pickup?pickup_id=pku_1"
    )
    expect(url.hash).toMatch(/^#1\.order_01ABC\./)
  })
})

describe("other notices", () => {
  it("the received one tells the chosen time, or when it will be ready", async () => {
    const slot = {
      slot_starts_at: new Date("2026-03-03T06:00:00Z"),
      slot_ends_at: new Date("2026-03-03T07:00:00Z"),
    }
    expect(await textOf("received")).toContain("ready by Monday 2 March at 15:30.")
    expect(await textOf("received", { pickup: slot })).toContain(
      "You chose Tuesday 3 March, 11:00–12:00."
    )
  })

  it("the collected one tells what was left and that its money comes back", async () => {
    expect(await textOf("collected", { lines: [line({ collected_quantity: 3 })] })).not.toContain(
      "You took"
    )
    expect(await textOf("collected", { lines: [line({ collected_quantity: 2 })] })).toContain(
      "You took 2 of 3 items. You get back what you paid for the rest"
    )
    const ru = { locale: "ru" }
    expect(
      await textOf("collected", { pickup: ru, lines: [line({ collected_quantity: 1 })] })
    ).toContain("Вы взяли 1 из 3 вещей.")
  })

  it("say what is collected in exchange for goods of an order, and how its money comes back", async () => {
    const exchange = { return_case_id: "rtc_1" }
    expect(await textOf("received", { pickup: exchange })).toContain(
      "Thank you for your exchange of order 1042."
    )
    const cancelled = await textOf("cancelled", { pickup: exchange })
    expect(cancelled).toContain("Your exchange of order 1042 at Галерея is cancelled.")
    expect(cancelled).toContain("You get back what it cost")
    for (const locale of ["en", "ru"]) {
      const change = { pickup: { ...exchange, locale }, is_taken_back: true }
      expect(await textOf("cancelled", change)).not.toMatch(/get back|вернётся/)
    }
    expect(cancelled).toContain("by itself, or at the counter what you paid in cash")
    expect(await textOf("rejected", { pickup: exchange })).toContain("we cancel the exchange and")
    const ru = { ...exchange, locale: "ru" }
    expect(await textOf("ready", { pickup: ru })).toContain(
      "Ваш обмен по заказу 1042 уже ждёт в магазине «Галерея»."
    )
    expect(await textOf("expired", { pickup: ru })).toContain("оплаченное наличными — на кассе")
  })

  it("the rejected one asks to choose and says until when", async () => {
    expect(await textOf("rejected")).toContain(
      "If you choose nothing until Wednesday 4 March at 14:00, we cancel the order and you get your money back."
    )
  })
})

describe("what others typed", () => {
  it.each([
    ["Anna", "Anna"],
    ["Анна-Мария", "Анна-Мария"],
    ["Anna Maria", "Anna Maria"],
    ["O’Neil", "O’Neil"],
    ["You won! http://evil.example", null],
    ["evil.example", null],
    ["anna@example.com", null],
    ["<b>Anna</b>", null],
    ["Anna\r\nBcc: all@example.com", null],
    ["call 89990000000", null],
    ["please wire the money to us", null],
    ["a".repeat(60), null],
    ["", null],
  ])("greets %j as %j", (typed, name) => {
    expect(greetingName(typed)).toBe(name)
  })

  it("is text in the page, not markup", async () => {
    const before = { ...store }
    Object.assign(store, { name: 'A<img src=x onerror="1"> & Co', address_1: "O'Neil\n1" })
    const [mail] = await mails("ready")
    Object.assign(store, before)
    expect(mail?.content?.html).toContain("A&lt;img src=x onerror=&quot;1&quot;&gt; &amp; Co")
    expect(mail?.content?.html).not.toContain("<img src=x")
  })
})
