import { problem } from "../../../core/problem"
import type { Fresh } from "../../../modules/pos/domain/classify"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import {
  ALREADY_VOIDED,
  firstVoids,
  isSameVoid,
  voidKey,
  type VoidPlace,
} from "../../../modules/pos/domain/voids"
import type { VoidEntry } from "../../../modules/pos/operations/inbox"
import type { PosCredential } from "../../../modules/pos/types"
import type { Surroundings } from "./plan"
import type { Settling } from "./settle"

/** The voids that count once the batch is in, by the key of their sale. */
export function countingVoids(
  fresh: readonly Fresh[],
  { saleOf, voidOf }: Pick<Surroundings, "saleOf" | "voidOf">,
  { device_id, retail_store_id }: PosCredential
): ReadonlyMap<string, VoidPlace> {
  const voids = fresh.flatMap(({ read }) => {
    if (read.kind !== "checked" || read.quarantined || read.event.type !== "sale.voided") {
      return []
    }
    const saleId = read.event.data.sale_event_id
    if (saleOf(saleId)?.retail_store_id !== retail_store_id) {
      return []
    }
    const known = voidOf(saleId)
    const places = [{ device_id, ...read.event }, ...(known ? [known] : [])]
    return places.map((place) => [voidKey(saleId), place] as const)
  })
  return firstVoids(voids)
}

/** Why a void is refused; null for the one that counts of its sale. */
export function whyNotVoidable(
  own: VoidPlace & { retail_store_id: string },
  sale: { retail_store_id: string } | undefined,
  counting: VoidPlace | undefined
) {
  if (sale && sale.retail_store_id !== own.retail_store_id) {
    return problem(409, "sale_of_other_store", "A sale is voided in the store that made it", {
      pointer: "/data/sale_event_id",
    })
  }
  return isSameVoid(own, counting) ? null : ALREADY_VOIDED
}

/** What a void gives back, and what the one whose place it takes gave back, undone. */
export function voidSettling(
  own: Omit<Settling, "voided">,
  sale: PosEvent<"sale.completed">,
  superseded: VoidEntry | undefined
): Settling[] {
  const given = { ...own, voided: sale }
  if (!superseded) {
    return [given]
  }
  const { body, device_id, retail_store_id, stock_location_id } = superseded
  const place = { device_id, retail_store_id, stock_location_id }
  return [{ event: body, voided: sale, isUndone: true, ...place }, given]
}
