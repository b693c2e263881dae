import type { ScannedVariant } from "../../data/lookups"
import type { Bringer, BringerDocument, ScannedUnits, TakenUnits } from "../../data/blind-returns"
import {
  completeUnits,
  saidUnits,
  unitCount,
  type UnitsDraft,
  withUnits,
} from "../return-desk/units-draft"

/** Units one visit may have: the server takes no longer list. */
export const MOST_UNITS = 20

export type ScannedGoods = {
  id: string
  title: string
  variant: string | null
  sku: string | null
  thumbnail: string | null
}
/** Scanned goods in the order they came, and their units by variant. */
export type BlindDraft = { goods: readonly ScannedGoods[]; units: UnitsDraft }
export const NO_GOODS: BlindDraft = { goods: [], units: {} }

export const goodsOf = ({ id, title, sku, thumbnail, product }: ScannedVariant): ScannedGoods => ({
  ...{ id, sku },
  title: product?.title ?? title,
  variant: product ? title : null,
  thumbnail: thumbnail ?? product?.thumbnail ?? null,
})

/** As people tell one from another: "Coat, M". */
export const nameOf = ({ title, variant }: ScannedGoods): string =>
  [title, variant].filter(Boolean).join(", ")

/** The variants that bear exactly this code; where none does, all that were found by it. */
export const variantsOfScan = (
  found: readonly ScannedVariant[],
  scan: string
): ScannedVariant[] => {
  const code = scan.toLowerCase()
  const exact = found.filter((variant) =>
    [variant.sku, variant.barcode, variant.ean, variant.upc].some(
      (each) => each?.toLowerCase() === code
    )
  )
  return exact.length > 0 ? exact : [...found]
}

/** One more of these goods. */
export const withScanned = ({ goods, units }: BlindDraft, scanned: ScannedGoods): BlindDraft => ({
  goods: goods.some(({ id }) => id === scanned.id) ? goods : [...goods, scanned],
  units: withUnits(units, scanned.id, (units[scanned.id]?.length ?? 0) + 1),
})

/** Goods of which no unit is left are off the list. */
export const withUnitsOf = ({ goods }: BlindDraft, units: UnitsDraft): BlindDraft => ({
  goods: goods.filter(({ id }) => (units[id]?.length ?? 0) > 0),
  units,
})

export const isFull = ({ units }: BlindDraft): boolean => unitCount(units) >= MOST_UNITS

export const scannedUnits = ({ goods, units }: BlindDraft): ScannedUnits[] =>
  goods.flatMap(({ id }) => saidUnits(units[id] ?? []).map((said) => ({ variant_id: id, ...said })))

/** null while a unit has no reason. */
export const takenUnits = ({ units }: BlindDraft): TakenUnits[] | null =>
  completeUnits(units)?.map(({ id, ...unit }) => ({ variant_id: id, quantity: 1, ...unit })) ?? null

/** Who brings the goods, as far as it is written down. */
export type PersonDraft = { name: string; document: BringerDocument | null; last_signs: string }
export const NOBODY: PersonDraft = { name: "", document: null, last_signs: "" }

const SHORTEST_NAME = 2
const LAST_SIGNS = /^[\p{L}\p{N}]{4}$/u

export const isName = (name: string): boolean => name.trim().length >= SHORTEST_NAME
export const areLastSigns = (signs: string): boolean => LAST_SIGNS.test(signs.trim())

/** null while something of it is missing or cannot be right. */
export const bringerOf = ({ name, document, last_signs }: PersonDraft): Bringer | null =>
  isName(name) && document && areLastSigns(last_signs)
    ? { name: name.trim(), document, last_signs: last_signs.trim() }
    : null
