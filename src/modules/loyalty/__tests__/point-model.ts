/**
 * The ledger as a child would keep it: every single point is a counter with a state. Slow, and simple enough to be
 * believed; the real one is compared with it.
 */
type Point = {
  state: "pending" | "available" | "expired" | "clawed" | UseState
  hold: number | null
}
type UseState = "held" | "redeemed" | "deducted"

export type ModelLot = {
  index: number
  account: number
  granted: number
  lineValue: number
  returned: number
  vests: number | null
  expires: number | null
  points: Point[]
  owed: number
  lost: number
}

export type ModelHold = {
  index: number
  account: number
  amount: number
  expires: number
  status: "open" | "captured" | "released" | "expired"
  captured: number
  returned: number
  restored: number
}

type Parts = { lots: Set<ModelLot>; holds: Set<number> }

const USES: readonly string[] = ["held", "redeemed", "deducted"]
const isUse = (point: Point): boolean => USES.includes(point.state)

export class PointModel {
  now = 0
  readonly lots: ModelLot[] = []
  readonly holds: ModelHold[] = []
  merged: Parts | null = null

  constructor(
    readonly debtLimit: number,
    readonly graceDays: number
  ) {}

  /** Where commands for an account go. */
  home = (account: number): number => (this.merged ? 0 : account)
  lotsOf = (account: number): ModelLot[] => this.lots.filter((lot) => lot.account === account)
  count = (account: number, state: Point["state"]): number =>
    this.lotsOf(account).reduce((sum, lot) => sum + countIn(lot, state), 0)
  debt = (account: number): number => this.lotsOf(account).reduce((sum, lot) => sum + lot.owed, 0)

  /** The day passes for one account: points vest, in order, and lapse. */
  due(account: number): void {
    const vesting = this.lotsOf(account)
      .filter((lot) => lot.vests !== null && lot.vests <= this.now && countIn(lot, "pending") > 0)
      .sort((a, b) => a.vests! - b.vests! || a.index - b.index)
    for (const lot of vesting) {
      inState(lot, "pending").forEach((point) => (point.state = "available"))
      this.pay(account)
    }
    for (const lot of this.lotsOf(account)) {
      if (lot.expires !== null && lot.expires <= this.now) {
        inState(lot, "available").forEach((point) => (point.state = "expired"))
      }
    }
  }

  give(account: number, points: number, terms: Partial<ModelLot>, state: "pending" | "available") {
    this.lots.push({
      index: this.lots.length,
      account,
      granted: points,
      lineValue: 1,
      returned: 0,
      vests: null,
      expires: null,
      owed: 0,
      lost: 0,
      ...terms,
      points: Array.from({ length: points }, () => ({ state, hold: null })),
    })
    this.pay(account)
  }

  /** Moves the first spendable points; answers how many there were. */
  use(
    account: number,
    points: number,
    state: UseState,
    hold: number | null,
    side?: boolean
  ): number {
    const spendable = this.spendable(account).filter(
      ({ lot }) => side === undefined || this.merged!.lots.has(lot) === side
    )
    const taken = spendable.slice(0, points)
    taken.forEach(({ point }) => Object.assign(point, { state, hold }))
    return taken.length
  }

  hold(account: number, points: number, expires: number): void {
    const index = this.holds.length
    this.use(account, points, "held", index)
    const rest = { status: "open", captured: 0, returned: 0, restored: 0 } as const
    this.holds.push({ index, account, amount: points, expires, ...rest })
  }

  capture(hold: ModelHold, points: number): void {
    this.heldBy(hold, "held").forEach(({ point }, place) => {
      Object.assign(
        point,
        place < points ? { state: "redeemed" } : { state: "available", hold: null }
      )
    })
    Object.assign(hold, { status: "captured", captured: points })
    this.pay(hold.account)
  }

  release(hold: ModelHold, status: "released" | "expired"): void {
    this.heldBy(hold, "held").forEach(({ point }) =>
      Object.assign(point, { state: "available", hold: null })
    )
    hold.status = status
    this.pay(hold.account)
  }

  restore(hold: ModelHold, value: number): number {
    hold.returned += value
    const target = hold.captured === 0 ? 0 : hold.returned
    const back = this.heldBy(hold, "redeemed").slice(hold.captured - target)
    for (const { lot, point } of back) {
      Object.assign(point, { state: "available", hold: null })
      if (lot.expires !== null && lot.expires <= this.now) {
        lot.expires = this.now + this.graceDays
      }
    }
    hold.restored = target
    this.pay(hold.account)
    return back.length
  }

  claw(lot: ModelLot, value: number): number {
    lot.returned += value
    const before = countIn(lot, "clawed") + lot.owed + lot.lost
    const count = Math.floor((lot.granted * lot.returned) / lot.lineValue) - before
    let owing = 0
    for (let n = 0; n < count; n++) {
      const own = (["pending", "available", "expired"] as const)
        .map((state) => inState(lot, state)[0])
        .find(Boolean)
      if (own) {
        own.state = "clawed"
      } else {
        lot.owed++
        owing++
      }
    }
    this.pay(lot.account)
    for (; owing > 0 && lot.owed > 0 && this.debt(lot.account) > this.debtLimit; owing--) {
      lot.owed--
      lot.lost++
    }
    return count
  }

  merge(): void {
    this.merged = {
      lots: new Set(this.lotsOf(1)),
      holds: new Set(this.holds.filter(({ account }) => account === 1).map(({ index }) => index)),
    }
    for (const thing of [...this.lots, ...this.holds]) {
      thing.account = 0
    }
    this.pay(0)
  }

  unmerge(): void {
    const { lots, holds } = this.merged!
    for (const lot of [...this.lots].sort(spentFirst)) {
      for (const hold of [...this.holds].reverse()) {
        const side = holds.has(hold.index)
        const crossing = lot.points.filter((point) => isUse(point) && point.hold === hold.index)
        if (crossing.length === 0 || side === lots.has(lot)) {
          continue
        }
        const state = crossing[0]!.state as UseState
        crossing.forEach((point) => Object.assign(point, { state: "available", hold: null }))
        const missing = crossing.length - this.use(0, crossing.length, state, hold.index, side)
        if (missing > 0) {
          this.give(0, 0, {}, "available")
          const debtor = this.lots.at(-1)!
          debtor.points = Array.from({ length: missing }, () => ({ state, hold: hold.index }))
          debtor.owed = missing
          if (side) {
            lots.add(debtor)
          }
        }
      }
    }
    lots.forEach((lot) => (lot.account = 1))
    holds.forEach((index) => (this.holds[index]!.account = 1))
    this.merged = null
    this.pay(0)
    this.pay(1)
  }

  heldBy(hold: ModelHold, state: UseState): { lot: ModelLot; point: Point }[] {
    return this.inOrder(this.lots).filter(
      ({ point }) => point.state === state && point.hold === hold.index
    )
  }

  private spendable(account: number) {
    return this.inOrder(this.lotsOf(account)).filter(({ point }) => point.state === "available")
  }

  private inOrder(lots: readonly ModelLot[]) {
    return [...lots].sort(spentFirst).flatMap((lot) => lot.points.map((point) => ({ lot, point })))
  }

  /** What is available pays what is owed, point for point. */
  private pay(account: number): void {
    for (const lot of this.lotsOf(account)) {
      for (const point of inState(lot, "available")) {
        if (lot.owed > 0) {
          lot.owed--
          point.state = "clawed"
        } else if (lot.lost > 0) {
          lot.lost--
          point.state = "clawed"
        }
      }
    }
    for (const lot of this.lotsOf(account)) {
      for (
        let free = this.spendable(account)[0];
        lot.owed > 0 && free;
        free = this.spendable(account)[0]
      ) {
        const used = lot.points.filter(isUse).sort((a, b) => (b.hold ?? -1) - (a.hold ?? -1))[0]!
        Object.assign(free.point, { state: used.state, hold: used.hold })
        Object.assign(used, { state: "clawed", hold: null })
        lot.owed--
      }
    }
  }
}

const inState = (lot: ModelLot, state: Point["state"]): Point[] =>
  lot.points.filter((point) => point.state === state)

export const countIn = (lot: ModelLot, state: Point["state"]): number => inState(lot, state).length

const spentFirst = (one: ModelLot, other: ModelLot): number =>
  (one.expires ?? Infinity) === (other.expires ?? Infinity)
    ? one.index - other.index
    : (one.expires ?? Infinity) < (other.expires ?? Infinity)
      ? -1
      : 1
