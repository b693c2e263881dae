import type { PosEventData, PosEventType } from "../src/types"
import { availableUnits, type PulledStock, type PulledVariant } from "./availability"
import { Connection } from "./client/connection"
import type { Answer, Call, Fetch } from "./client/http"
import { pair } from "./client/pair"
import { realSleep } from "./client/patience"
import { pull, type PullReport } from "./client/pull"
import { Sender, type SyncReport } from "./client/sender"
import { type FaultName, Faults } from "./faults"
import { Points } from "./points"
import { type Random, uuidV7 } from "./random"
import { Register } from "./register"
import { businessDate, storeTime } from "./store-clock"
import { TillStore } from "./store/till-store"
import type { QueueCounts, TillEvent, TillEventDraft, TillIdentity, TillMode } from "./types"

export type TillOptions = {
  /** In memory unless given. */
  store?: TillStore
  /** Node's own unless given. */
  fetch?: Fetch
  now?: () => Date
  random?: Random
  sleep?: (milliseconds: number) => Promise<void>
  /** How often one request is tried; 8 unless given. */
  attempts?: number
  /** RUB unless given. */
  currency_code?: string
  /** Units kept back from what seems available, for what other tills of the store may have sold. */
  allowance?: number
  /** What the fault `crash` does; it throws `TillCrashed` unless given. */
  crash?: () => never
}

/** A till: keeps every act in its store, and hands it in by `sync`, as often as it takes. */
export class Till extends Register {
  /** True: nothing is sent. */
  offline = false
  /** Training changes nothing in the shop. */
  mode: TillMode = "live"
  cashier: { id: string; name?: string } | undefined = undefined
  readonly points: Points
  private faultsNow: Faults
  private readonly connection: Connection
  private readonly sender: Sender

  private constructor(
    readonly identity: TillIdentity,
    store: TillStore,
    private readonly options: TillOptions
  ) {
    const currency_code = options.currency_code ?? "RUB"
    super(store, currency_code)
    this.faultsNow = this.newFaults([])
    const now = (): Date => this.now()
    this.points = new Points(this, { now, random: this.random, currency_code })
    this.connection = new Connection(identity, store, () => ({
      fetch: this.faultsNow.network(options.fetch ?? fetch),
      now,
      patience: {
        attempts: options.attempts ?? 8,
        sleep: options.sleep ?? realSleep,
        random: this.random,
      },
    }))
    this.sender = new Sender(this.connection, store, () => ({
      offline: this.offline,
      epoch: identity.epoch,
      faults: this.faultsNow,
      now,
    }))
  }

  /** Pairs with a code that staff read out. @throws Unreachable, Refused */
  static async pair(options: TillOptions & { url: string; pairing_code: string }): Promise<Till> {
    const { store = TillStore.inMemory() } = options
    const identity = await pair(options.fetch ?? fetch, options)
    store.setNote("token", null)
    store.saveIdentity(identity)
    return new Till(identity, store, options)
  }

  /** Goes on where the store left off. @throws Error when it was never paired */
  static open(options: TillOptions & { store: TillStore }): Till {
    const identity = options.store.readIdentity()
    if (!identity) {
      throw new Error("This till is not paired yet")
    }
    return new Till(identity, options.store, options)
  }

  /** What is to go wrong from now on. */
  set faults(names: readonly FaultName[]) {
    this.faultsNow = this.newFaults(names)
  }

  record<Type extends PosEventType>(type: Type, data: PosEventData<Type>): TillEvent<Type> {
    const moment = this.now()
    const zone = this.identity.store.time_zone
    const draft = {
      id: uuidV7(moment, this.random),
      type,
      occurred_at: storeTime(moment, zone),
      business_date: businessDate(moment, zone),
      mode: this.mode,
      ...(this.cashier ? { cashier: this.cashier } : {}),
      data,
    } as TillEventDraft
    return this.store.append(draft, this.identity.epoch) as TillEvent<Type>
  }

  /**
   * Hands in what is pending until the server has answered for all of it. Being offline is no error: see the
   * report. @throws TillCrashed when that fault strikes
   */
  async sync(): Promise<SyncReport> {
    return await this.sender.run()
  }

  /** Reads what changed in the shop. @throws Unreachable, Refused */
  async pull(): Promise<PullReport> {
    return await this.store.reflecting(() => pull(this.connection, this.store))
  }

  /** Any other request of the protocol, with the till's token. @throws Unreachable, Refused */
  async call<Body>(call: Call): Promise<Answer<Body>> {
    return await this.connection.call<Body>(call)
  }

  /** Units that may be promised offline; null for what is unknown or never out of stock. */
  available(sku: string): number | null {
    return availableUnits({
      sku,
      variants: this.store.pulled("variant") as { id: string; data: PulledVariant }[],
      stock: this.store.pulled("stock") as { id: string; data: PulledStock }[],
      moved: this.store.unreflected(),
      allowance: this.options.allowance ?? 0,
    })
  }

  counts(): QueueCounts {
    return this.store.counts()
  }

  close(): void {
    this.store.close()
  }

  protected receiptPrefix(): string {
    return `${this.identity.device_id.slice(-4)}-${this.identity.epoch}-`
  }

  private newFaults(names: readonly FaultName[]): Faults {
    return new Faults(names, this.random, this.options.crash)
  }

  private readonly random: Random = () => (this.options.random ?? Math.random)()

  private now(): Date {
    const now = this.options.now ?? (() => new Date())
    return this.faultsNow.clock(now())
  }
}
