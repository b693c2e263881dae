import type {
  AdminReturnCentre,
  AdminReturnDeskOrder,
  ReturnGradeName,
  ReturnReasonName,
} from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import type { AcceptedUnits, SaidOfUnits, WantedUnits } from "../../data/returns"

export const REASONS = [
  "size",
  "fit",
  "quality",
  "wrong_item",
  "changed_mind",
  "other",
] as const satisfies ReturnReasonName[]
export const GRADES = ["resell", "refurbish", "damaged"] as const satisfies ReturnGradeName[]

/** A unit that shall come back. */
export type ChosenUnit = Graded & { reason: ReturnReasonName | null }
/** Only what is fit for sale goes to the centre. */
export type Graded = { grade: ReturnGradeName; to_centre?: boolean }
/** By the order's line. */
export type UnitsDraft = Record<string, ChosenUnit[]>
export type DeskLine = AdminReturnDeskOrder["lines"][number]
/** A line to choose units of: of an order, or of a gift receipt, which has no price. */
export type ChoosableLine = Pick<
  DeskLine,
  | "line_item_id"
  | "title"
  | "variant_title"
  | "sku"
  | "barcode"
  | "thumbnail"
  | "quantity"
  | "returnable"
>

/** So many units of a line; a further one comes back for the reason of the one before. */
export const withUnits = (draft: UnitsDraft, lineId: string, count: number): UnitsDraft => {
  const chosen = draft[lineId] ?? []
  const last = chosen.at(-1)
  const next = Array.from(
    { length: Math.max(0, count) },
    (_, at): ChosenUnit => chosen[at] ?? { reason: last?.reason ?? null, grade: "resell" }
  )
  return { ...draft, [lineId]: next }
}

export const withUnit = (
  draft: UnitsDraft,
  lineId: string,
  at: number,
  change: Partial<ChosenUnit>
): UnitsDraft => ({
  ...draft,
  [lineId]: (draft[lineId] ?? []).map((unit, place) =>
    place === at ? { ...unit, ...change } : unit
  ),
})

/** The centre, unless the goods are there already. */
export const centreBeyond = (
  centre: AdminReturnCentre | null,
  storeId: string
): AdminReturnCentre | null => (centre?.id === storeId ? null : centre)

/** Without one unit, wherever it stands among those of its line. */
export const withoutUnit = (draft: UnitsDraft, lineId: string, at: number): UnitsDraft => ({
  ...draft,
  [lineId]: (draft[lineId] ?? []).filter((_, place) => place !== at),
})

/** What a shopper asked to return, for her reasons. */
export const announced = (units: AdminReturnRequest["units"]): UnitsDraft => {
  const draft: UnitsDraft = {}
  for (const { line_item_id, reason, quantity } of units) {
    const more = Array.from({ length: quantity }, (): ChosenUnit => ({ reason, grade: "resell" }))
    draft[line_item_id] = [...(draft[line_item_id] ?? []), ...more]
  }
  return draft
}

/** The same in words: "Coat × 2, Scarf". */
export const goodsAsked = (units: AdminReturnRequest["units"]): string => {
  const counts = new Map<string, number>()
  for (const { title, quantity } of units) {
    counts.set(title, (counts.get(title) ?? 0) + quantity)
  }
  return [...counts]
    .map(([title, count]) => (count === 1 ? title : `${title} × ${count}`))
    .join(", ")
}

/** Units of a line that may come back and that the policy lets in by their goods and window. */
export const withinPolicy = ({
  returnable,
  refused,
}: Pick<DeskLine, "returnable" | "refused">): number =>
  // A unit refused for two reasons counts in both: goods are refused all together, windows from the last unit on.
  returnable - Math.max(0, ...refused.map(({ quantity }) => quantity))

/** Only what may still come back, after somebody else took some of it. */
export const fitting = (draft: UnitsDraft, lines: readonly ChoosableLine[]): UnitsDraft =>
  Object.fromEntries(
    lines.map(({ line_item_id, returnable }) => [
      line_item_id,
      (draft[line_item_id] ?? []).slice(0, returnable),
    ])
  )

/** The line a scanned product belongs to, of which another unit may come back. */
export const lineOfScan = (
  lines: readonly ChoosableLine[],
  draft: UnitsDraft,
  scan: string
): ChoosableLine | undefined =>
  lines.find(
    ({ line_item_id, sku, barcode, returnable }) =>
      (sku?.toLowerCase() === scan.toLowerCase() || barcode === scan) &&
      (draft[line_item_id]?.length ?? 0) < returnable
  )

export const unitCount = (draft: UnitsDraft): number => Object.values(draft).flat().length

export const wantedUnits = (draft: UnitsDraft): WantedUnits[] =>
  Object.entries(draft).flatMap(([line_item_id, units]) =>
    units.length > 0 ? [{ line_item_id, quantity: units.length }] : []
  )

/**
 * Units of one line as a quote asks of them, those of which the same is said together. What is fit for sale is refused for
 * no state: the quote need not be asked anew when it is said why it comes.
 */
export const saidUnits = (
  chosen: readonly ChosenUnit[]
): (SaidOfUnits & { quantity: number })[] => {
  const together = new Map<string, SaidOfUnits & { quantity: number }>()
  for (const { grade, reason } of chosen) {
    const said: SaidOfUnits = grade === "resell" ? {} : { grade, ...(reason && { reason }) }
    const key = JSON.stringify(said)
    together.set(key, { ...said, quantity: (together.get(key)?.quantity ?? 0) + 1 })
  }
  return [...together.values()]
}

/** As the quote of an order or a gift receipt takes them. */
export const quotedUnits = (draft: UnitsDraft): (WantedUnits & SaidOfUnits)[] =>
  Object.entries(draft).flatMap(([line_item_id, chosen]) =>
    saidUnits(chosen).map((units) => ({ line_item_id, ...units }))
  )

export type CompleteUnit = Graded & { id: string; reason: ReturnReasonName }

/** One by one, by whose they are; null while a unit has no reason, or nothing is chosen. */
export const completeUnits = (draft: UnitsDraft): CompleteUnit[] | null => {
  const units = Object.entries(draft).flatMap(([id, chosen]) =>
    chosen.map((unit) => ({ id, ...unit }))
  )
  const complete = units.flatMap(({ reason, ...unit }) => (reason ? [{ ...unit, reason }] : []))
  return units.length > 0 && complete.length === units.length ? complete : null
}

/** null while a unit has no reason. */
export const acceptedUnits = (draft: UnitsDraft): AcceptedUnits[] | null =>
  completeUnits(draft)?.map(({ id, ...unit }) => ({ line_item_id: id, quantity: 1, ...unit })) ??
  null
