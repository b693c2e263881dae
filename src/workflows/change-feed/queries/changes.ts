import type { MedusaContainer } from "@medusajs/framework/types"
import { ProblemError, problem } from "../../../core/problem"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import type { ChangeType } from "../../../modules/change-feed/domain/kinds"
import {
  comparePlaces,
  decodeToken,
  encodeToken,
  type FeedToken,
} from "../../../modules/change-feed/domain/token"
import { viewDigest } from "../../../modules/change-feed/domain/view-digest"
import { type FeedState, readPoll, readState } from "../../../modules/change-feed/read-models/marks"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import type { PosChangePage } from "../../../types/pos-changes"
import { changesOf, streamsOf } from "./change-page"
import { FROM_THE_START, snapshotPage, type SnapshotToken } from "./snapshot-page"
import { found, storeViewOf, type TillPlace } from "./store-view"

export type ChangesInput = {
  place: TillPlace
  since: FeedToken
  limit: number
  now: Date
}

/** @throws ProblemError 400 `invalid_since` */
export function readToken(text: string): FeedToken {
  const token = decodeToken(text)
  if (!token) {
    throw new ProblemError(
      problem(400, "invalid_since", "This is no token of the change feed", {
        detail: "Send `next` of an earlier answer as it was, or leave `since` out to start afresh.",
        pointer: "/since",
      })
    )
  }
  return token
}

/** A token that begins a snapshot of these types, of all that is there now. */
export async function startToken(
  container: MedusaContainer,
  place: TillPlace,
  types: readonly ChangeType[]
): Promise<FeedToken> {
  const view = await storeViewOf(container, place)
  const { generation, horizon } = await feedOf(container).reading(readState)
  return {
    generation,
    view: viewDigest(view),
    types: [...types],
    place: { xid: horizon, id: "0" },
    snapshot: { type: types[0] as ChangeType, after: FROM_THE_START },
  }
}

/**
 * The next page after a token: of its snapshot, or of what changed. Nothing that was committed is ever left
 * out; the same thing may be told again.
 * @throws ProblemError 410 `resync_required`
 */
export async function changesAfter(
  container: MedusaContainer,
  { place, since: token, limit, now }: ChangesInput
): Promise<PosChangePage> {
  if (isSnapshot(token)) {
    return await nextOfSnapshot(container, place, token, limit, now)
  }
  const feed = feedOf(container)
  const reading = { streams: streamsOf(token.types, place), after: token.place, limit }
  const poll = await feed.reading((manager) => readPoll(manager, place, reading))
  const { page } = poll
  const view = found(poll.view)
  assertSameView(token, viewDigest(view))
  assertReadable(token, page.state)
  return {
    changes: await changesOf(container, view, page.marks, now),
    next: encodeToken({ ...token, place: page.next }),
    has_more: page.has_more,
    next_poll_after: page.has_more ? 0 : feed.options.changes.pollSeconds,
  }
}

async function nextOfSnapshot(
  container: MedusaContainer,
  place: TillPlace,
  token: SnapshotToken,
  limit: number,
  now: Date
): Promise<PosChangePage> {
  const [view, state] = await Promise.all([
    storeViewOf(container, place),
    feedOf(container).reading(readState),
  ])
  assertSameView(token, viewDigest(view))
  assertReadable(token, state)
  const page = await snapshotPage(container, view, token, limit, now)
  return { changes: page.changes, next: encodeToken(page.next), has_more: true, next_poll_after: 0 }
}

const feedOf = (container: MedusaContainer): ChangeFeedModuleService =>
  container.resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)

const isSnapshot = (token: FeedToken): token is SnapshotToken => token.snapshot !== undefined

function assertSameView(token: FeedToken, view: string): void {
  if (token.view !== view) {
    throw resync("What this store sells, or in which currency and tax mode, has changed.")
  }
}

/** A place from beyond the horizon belongs to a past that is not this database's. */
function assertReadable(token: FeedToken, state: FeedState): void {
  if (token.generation !== state.generation || BigInt(token.place.xid) > BigInt(state.horizon)) {
    throw resync("The token belongs to another database, or to a feed that began anew.")
  }
  if (comparePlaces(token.place, state.floor) < 0) {
    throw resync("The token is older than what is kept.")
  }
}

const resync = (reason: string): ProblemError =>
  new ProblemError(
    problem(410, "resync_required", "Start again with a snapshot", {
      detail: `${reason} Ask without \`since\`, take the snapshot in, and forget what is not in it.`,
      pointer: "/since",
    })
  )
