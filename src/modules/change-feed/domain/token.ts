import { z } from "@medusajs/framework/zod"
import { CHANGE_TYPES, type ChangeType } from "./kinds"

/** A place in the feed. All marks up to it are known; transactions are in the order in which they can be read. */
export type Place = { xid: string; id: string }

/** Where a reader stands. With `snapshot` it is still reading what there is, from `after` on in that type. */
export type FeedToken = {
  /** Which feed: another database, or one whose past is not known any more, has another. */
  generation: string
  /** What the reader's store sees: its channel, place, region and tax mode. */
  view: string
  types: ChangeType[]
  place: Place
  snapshot?: { type: ChangeType; after: string }
}

const VERSION = 1
const MAX_LENGTH = 600

const Digits = z.string().regex(/^\d{1,19}$/)
const Type = z.enum(CHANGE_TYPES)

/** As short as JSON allows: tills send it with every poll. */
const Wire = z.union([
  z.tuple([z.literal(VERSION), z.string(), z.string(), z.array(Type).min(1), Digits, Digits]),
  z.tuple([
    z.literal(VERSION),
    z.string(),
    z.string(),
    z.array(Type).min(1),
    Digits,
    Digits,
    Type,
    z.string().max(200),
  ]),
])

export function encodeToken({ generation, view, types, place, snapshot }: FeedToken): string {
  const parts = [VERSION, generation, view, types, place.xid, place.id]
  const wire = snapshot ? [...parts, snapshot.type, snapshot.after] : parts
  return Buffer.from(JSON.stringify(wire)).toString("base64url")
}

/** Null when it is no token of ours. It carries no secret and no right: what it may read is the credential's. */
export function decodeToken(text: string): FeedToken | null {
  if (text.length > MAX_LENGTH || !/^[\w-]+$/.test(text)) {
    return null
  }
  const parsed = Wire.safeParse(jsonOf(Buffer.from(text, "base64url").toString("utf8")))
  if (!parsed.success) {
    return null
  }
  const [, generation, view, types, xid, id, type, after] = parsed.data
  const token = { generation, view, types, place: { xid, id } }
  return type === undefined || after === undefined ? token : { ...token, snapshot: { type, after } }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Negative when `one` comes first. */
export function comparePlaces(one: Place, other: Place): number {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)]
  const [i, j] = [BigInt(one.id), BigInt(other.id)]
  return a === b ? (i < j ? -1 : Number(i > j)) : a < b ? -1 : 1
}
