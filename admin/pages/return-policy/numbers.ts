import { numberAt, type RulesJson } from "../../format/rules-text"
import { MOST_DAYS } from "./exceptions-draft"

const DAYS = { least: 0, most: MOST_DAYS }
const SOME_DAYS = { least: 1, most: MOST_DAYS }
const UNITS = { least: 1, most: 100_000 }
const PERCENT = { least: 0, most: 100 }

/** Single numbers of the rules and how far they go; those that may not be empty have a value to fall back on. */
export const NUMBERS = [
  { word: "online", path: ["windows", "online"], empty: 0, ...DAYS },
  { word: "store", path: ["windows", "store"], empty: 0, ...DAYS },
  { word: "fee_store_percent", path: ["fees", "store", "percent"], empty: 0, ...PERCENT },
  { word: "fee_post_percent", path: ["fees", "post", "percent"], empty: 0, ...PERCENT },
  { word: "limit_units", path: ["limits", "units"], empty: null, ...UNITS },
  { word: "limit_days", path: ["limits", "days"], empty: 90, ...SOME_DAYS },
  { word: "blind_units", path: ["blind", "person", "units"], empty: 1, ...UNITS },
  { word: "blind_days", path: ["blind", "person", "days"], empty: 90, ...SOME_DAYS },
  { word: "blind_price_days", path: ["blind", "price_days"], empty: 30, least: 1, most: 365 },
] as const

export type NumberWord = (typeof NUMBERS)[number]["word"]

/** Those that are set and go too far. */
export const numbersBeyond = (rules: RulesJson): (typeof NUMBERS)[number][] =>
  NUMBERS.filter(({ path, least, most }) => {
    const value = numberAt(rules, path)
    return value !== null && (value < least || value > most)
  })
