import { generateEntityId } from "@medusajs/framework/utils"
import type { Lot } from "../domain/places"
import type { NewAward } from "../types"
import type { NewLot } from "./write"

/** An empty lot for an award, as it is written and as it is worked with. */
export function newLotOf(
  id: string,
  accountId: string,
  award: Omit<NewAward, "points" | "reference"> & { reference: string | null },
  now: Date
): { lot: Lot; row: NewLot } {
  const { reference, line_value, expires_at } = award
  const vests_at = award.vests_at === "now" ? now : award.vests_at
  return {
    lot: {
      id,
      line_value,
      vests_at,
      expires_at,
      pending: 0,
      available: 0,
      expired: 0,
      owed: 0,
      written_off: 0,
      granted: 0,
      clawed_back: 0,
      returned_value: 0,
      uses: [],
    },
    row: {
      id,
      account_id: accountId,
      reference,
      line_value,
      vests_at,
      expires_at,
      rules_version: award.rules_version ?? null,
      award: award.award ?? null,
    },
  }
}

/** Ids for the lots of one command: each sorts after the one before it, as the older lot is spent first. */
export function lotIds(): () => string {
  const first = generateEntityId(undefined, "lyl")
  let given = 0
  return () => (given++ === 0 ? first : `${first}_${String(given).padStart(4, "0")}`)
}
