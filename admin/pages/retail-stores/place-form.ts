import type { AdminRetailStore } from "../../../src/types/http"
import type { StockLocation } from "../../data/lookups"
import type { StorePlace } from "../../data/retail-stores"
import { deviceZone } from "../../format/zones"

/** The place as typed: every field a text. */
export type PlaceDraft = {
  name: string
  handle: string
  phone: string
  address_1: string
  address_2: string
  city: string
  province: string
  postal_code: string
  country_code: string
  latitude: string
  longitude: string
  time_zone: string
}
export type PlaceMistakes = Partial<Record<keyof PlaceDraft, "required" | "handle" | "coordinate">>

const CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
}

/** "ТЦ «Европейский», 2 этаж" becomes "tts-evropeyskiy-2-etazh". */
export const handleOf = (name: string): string =>
  Array.from(name.toLowerCase(), (letter) => CYRILLIC[letter] ?? letter)
    .join("")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)

export const emptyPlace = (): PlaceDraft => ({
  name: "",
  handle: "",
  phone: "",
  address_1: "",
  address_2: "",
  city: "",
  province: "",
  postal_code: "",
  country_code: "",
  latitude: "",
  longitude: "",
  time_zone: deviceZone(),
})

/** What a stock location already tells about the store. */
export const placeOfLocation = ({ name, address }: StockLocation): PlaceDraft => ({
  ...emptyPlace(),
  name,
  handle: handleOf(name),
  phone: address?.phone ?? "",
  address_1: address?.address_1 ?? "",
  address_2: address?.address_2 ?? "",
  city: address?.city ?? "",
  province: address?.province ?? "",
  postal_code: address?.postal_code ?? "",
  country_code: address?.country_code?.toLowerCase() ?? "",
})

export const placeOfStore = (store: AdminRetailStore): PlaceDraft => ({
  name: store.name,
  handle: store.handle,
  phone: store.phone ?? "",
  address_1: store.address_1,
  address_2: store.address_2 ?? "",
  city: store.city,
  province: store.province ?? "",
  postal_code: store.postal_code ?? "",
  country_code: store.country_code,
  latitude: String(store.latitude),
  longitude: String(store.longitude),
  time_zone: store.time_zone,
})

/** A coordinate as typed, comma or point; null when it is none within the limit. */
const coordinate = (text: string, limit: number): number | null => {
  const value = Number(text.trim().replace(",", "."))
  return text.trim() !== "" && Math.abs(value) <= limit ? value : null
}

const HANDLE = /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u

const REQUIRED = [
  "name",
  "handle",
  "address_1",
  "city",
  "country_code",
  "time_zone",
] as const satisfies (keyof PlaceDraft)[]

export const placeMistakes = (draft: PlaceDraft): PlaceMistakes => ({
  ...(coordinate(draft.latitude, 90) === null ? { latitude: "coordinate" } : {}),
  ...(coordinate(draft.longitude, 180) === null ? { longitude: "coordinate" } : {}),
  ...(HANDLE.test(draft.handle) ? {} : { handle: "handle" }),
  ...Object.fromEntries(
    REQUIRED.filter((field) => draft[field].trim() === "").map((field) => [field, "required"])
  ),
})

const orNull = (text: string): string | null => text.trim() || null

/** Call it for a draft without mistakes. */
export const placeBody = (draft: PlaceDraft): StorePlace => ({
  name: draft.name.trim(),
  handle: draft.handle,
  phone: orNull(draft.phone),
  address_1: draft.address_1.trim(),
  address_2: orNull(draft.address_2),
  city: draft.city.trim(),
  province: orNull(draft.province),
  postal_code: orNull(draft.postal_code),
  country_code: draft.country_code,
  latitude: coordinate(draft.latitude, 90) ?? 0,
  longitude: coordinate(draft.longitude, 180) ?? 0,
  time_zone: draft.time_zone,
})
