import type { MedusaContainer } from "@medusajs/framework/types"
import type { FeedToken } from "../../../modules/change-feed/domain/token"
import type { StoreView } from "../../../modules/change-feed/types"
import type { PosChange } from "../../../types/pos-changes"
import { changeOf, readThings } from "./things"

export type SnapshotToken = FeedToken & { snapshot: NonNullable<FeedToken["snapshot"]> }

/** Before every id. */
export const FROM_THE_START = ""

/**
 * The next things of a snapshot, type by type in the order of their ids. What changes meanwhile is told by the
 * feed, whose place was taken before the first page was read.
 */
export async function snapshotPage(
  container: MedusaContainer,
  view: StoreView,
  token: SnapshotToken,
  limit: number,
  now: Date
): Promise<{ changes: PosChange[]; next: FeedToken }> {
  const { snapshot, ...rest } = token
  const changes: PosChange[] = []
  let room = limit
  for (const type of rest.types.slice(rest.types.indexOf(snapshot.type))) {
    const after = type === snapshot.type ? snapshot.after : FROM_THE_START
    const things = await readThings(container, view, type, { after, limit: room }, now)
    let last = after
    for (const [id, data] of things) {
      last = id
      if (data) {
        changes.push(changeOf(type, id, data))
      }
    }
    if (things.size >= room) {
      return { changes, next: { ...rest, snapshot: { type, after: last } } }
    }
    room -= things.size
  }
  return { changes, next: rest }
}
