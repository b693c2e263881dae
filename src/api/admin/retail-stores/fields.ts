import { z } from "@medusajs/framework/zod"
import { isTimeZone } from "../../../core/zone"

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const HANDLE = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u

const text = (max: number) => z.string().trim().min(1).max(max)
const optionalText = (max: number) => text(max).nullish()
const whole = (min: number, max: number) => z.number().int().min(min).max(max)

export const Id = text(100)

const OpeningInterval = z.strictObject({
  opens_at: z.string().regex(TIME, "opens_at must be a time from 00:00 to 23:59"),
  closes_at: z
    .string()
    .refine(
      (time) => TIME.test(time) || time === "24:00",
      "closes_at must be a time from 00:00 to 24:00"
    ),
})

export const WeeklyHoursList = z.array(OpeningInterval.extend({ weekday: whole(1, 7) })).max(70)

export const HoursExceptionFields = z.strictObject({
  date_from: z.string().regex(DATE, "date_from must be a date such as 2026-01-31"),
  date_to: z.string().regex(DATE, "date_to must be a date such as 2026-01-31"),
  intervals: z.array(OpeningInterval).max(10),
  reason: text(200).nullable().default(null),
})

/** An exception that is there already keeps its id. */
export const HoursExceptionList = z
  .array(HoursExceptionFields.extend({ id: Id.optional() }))
  .max(400)

/** What every store has. */
export const requiredFacts = {
  name: text(120),
  address_1: text(200),
  city: text(100),
  country_code: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, "country_code must be a two-letter country code"),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  time_zone: z
    .string()
    .max(60)
    .refine(isTimeZone, "time_zone must be a time zone such as Europe/Moscow"),
}

/** What a store may have, and how it hands orders out. */
export const optionalFacts = {
  handle: z
    .string()
    .max(100)
    .regex(
      HANDLE,
      "handle must be lower-case letters and digits, in words joined by single hyphens"
    )
    .optional(),
  sales_channel_id: Id.nullish(),
  phone: optionalText(40),
  address_2: optionalText(200),
  province: optionalText(100),
  postal_code: optionalText(20),
  is_active: z.boolean().optional(),
  pickup_enabled: z.boolean().optional(),
  pay_in_store_enabled: z.boolean().optional(),
  lead_minutes: whole(0, 43_200).optional(),
  same_day_cutoff: z
    .string()
    .regex(TIME, "same_day_cutoff must be a time from 00:00 to 23:59")
    .nullish(),
  slot_minutes: whole(5, 1_440).nullish(),
  orders_per_slot: whole(1, 10_000).nullish(),
  hold_hours: whole(1, 2_160).optional(),
  reminder_hours: z.array(whole(1, 2_160)).max(10).optional(),
  safety_stock: whole(0, 1_000_000).optional(),
  weekly_hours: WeeklyHoursList.optional(),
  exceptions: HoursExceptionList.optional(),
}
