import type { MedusaContainer } from "@medusajs/framework/types"
import { containerSql } from "../../src/core/jobs"
import type { ChangeType } from "../../src/modules/change-feed/domain/kinds"
import { encodeToken } from "../../src/modules/change-feed/domain/token"
import type { PosChange, PosChangeData, PosChangePage } from "../../src/types/pos-changes"
import {
  changesAfter,
  readToken,
  startToken,
} from "../../src/workflows/change-feed/queries/changes"
import type { TillPlace } from "../../src/workflows/change-feed/queries/store-view"
import { olderTransactionsToEnd } from "./older-transactions"
import type { PickupStore } from "./pickup-shop"

/** What a till's credential says of where it stands. */
export const placeOf = (store: PickupStore): TillPlace => ({
  retail_store_id: store.id,
  stock_location_id: store.stock_location_id,
  sales_channel_id: store.sales_channel_id,
})

export type TillReader = Awaited<ReturnType<typeof openTillReader>>

/** A till that follows the feed: it remembers where it stands, and nothing else. */
export async function openTillReader(
  container: MedusaContainer,
  store: PickupStore,
  types: readonly ChangeType[],
  { limit = 1000 }: { limit?: number } = {}
) {
  const place = placeOf(store)
  let token = encodeToken(await startToken(container, place, types))
  const poll = async (): Promise<PosChangePage> => {
    const page = await changesAfter(container, {
      place,
      since: readToken(token),
      limit,
      now: new Date(),
    })
    token = page.next
    return page
  }
  const settled = () => olderTransactionsToEnd(containerSql(container))
  /** Everything there is to read now. */
  const pull = async (): Promise<PosChange[]> => {
    await settled()
    const changes: PosChange[] = []
    for (let more = true; more; ) {
      const page = await poll()
      changes.push(...page.changes)
      more = page.has_more
    }
    return changes
  }
  return { poll, pull, settled, token: () => token }
}

/** What changes say of one thing; undefined when they say nothing or that it is gone. */
export function dataOf<Type extends ChangeType>(
  changes: readonly PosChange[],
  type: Type,
  id: string
): PosChangeData[Type] | undefined {
  const change = [...changes].reverse().find((each) => each.type === type && each.id === id)
  return (change?.op === "upsert" ? change.data : undefined) as PosChangeData[Type] | undefined
}

/** Changes as short texts, such as `price upsert`, in the order of the alphabet. */
export function inShort(changes: readonly PosChange[]): string[] {
  return changes.map((change) => `${change.type} ${change.op}`).sort()
}
