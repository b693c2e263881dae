/** What the simulator keeps and sends. Of the server it knows the wire alone: `src/types`. */
import type { PosEventData, PosEventResult, PosEventStatus, PosEventType } from "../src/types"

export type PrivateJwk = { kty: string; crv: string; x: string; d: string }

/** Who the till is: made by pairing, kept for good. */
export type TillIdentity = {
  url: string
  device_id: string
  /** Of the key, for the header of its assertions. */
  kid: string
  private_key: PrivateJwk
  epoch: number
  scopes: string[]
  store: { id: string; name: string; time_zone: string }
}

export type TillMode = "live" | "training"

/** An event as it goes over the wire. */
export type TillEvent<Type extends PosEventType = PosEventType> = {
  [T in Type]: {
    id: string
    type: T
    occurred_at: string
    seq: number
    epoch: number
    business_date: string
    mode: TillMode
    cashier?: { id: string; name?: string }
    data: PosEventData<T>
  }
}[Type]

/** Before it has its place in the till's sequence. */
export type TillEventDraft<Type extends PosEventType = PosEventType> = {
  [T in Type]: Omit<TillEvent<T>, "seq" | "epoch">
}[Type]

export type SettledEvent = { event: TillEvent; result: PosEventResult }

export type QueueCounts = { pending: number } & Record<PosEventStatus, number>

/** Something the till may sell. Money in minor units. */
export type Article = { sku: string; title: string; price: number; variant_id?: string }

export type LineInput = {
  sku?: string
  variant_id?: string
  barcode?: string
  title?: string
  /** 1 unless said otherwise. */
  quantity?: number
  /** Of one unit, tax included. */
  unit_price: number
  /** Taken off the whole line. */
  discount?: number
  /** Per cent; 20 unless said otherwise. */
  tax_rate?: number
}

export type TenderInput = PosEventData<"sale.completed">["tenders"][number]
