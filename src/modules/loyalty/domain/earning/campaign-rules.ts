import { z } from "@medusajs/framework/zod"
import { Code, Condition, Whole } from "../rule-parts"

/** Dates that a month does not have turn into those of the next one. */
function isOnCalendar(text: string): boolean {
  const date = new Date(`${text}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A time on the programme's clock, wherever the purchase is made. */
const LocalTime = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
    "must be a time of the programme's clock such as 2026-12-01T00:00"
  )
  .refine(isOnCalendar, "must be a day of the calendar")

const Campaign = z
  .strictObject({
    code: Code,
    /** The first minute, and the first after it. */
    from: LocalTime,
    until: LocalTime,
    when: Condition.omit({ from: true, until: true }).prefault({}),
    /** 200 doubles; adds up with multipliers, tier and other campaigns. */
    percent: Whole.min(100).max(10_000).default(100),
    /** Points on top for each whole unit that was not free. */
    extra_per_unit: Whole.max(1_000_000).default(0),
    /** The greater comes first; of equals what is written first. */
    priority: z.number().int().min(-1_000).max(1_000).default(0),
    /** `alone`: for its lines no campaign of less priority counts, and it does not count after another. */
    stacking: z.enum(["adds", "alone"]).default("adds"),
  })
  .refine(({ from, until }) => from < until, { path: ["until"], message: "comes after from" })
  .refine(({ percent, extra_per_unit }) => percent > 100 || extra_per_unit > 0, {
    path: ["percent"],
    message: "a campaign gives more percent or extra_per_unit",
  })

/** What is given on top of the other rules for a time. */
export const Campaigns = z.array(Campaign).max(100)

export type CampaignRule = z.infer<typeof Campaigns>[number]
