import type { PosPointsHold, PosPointsLease, PosPointsQuote } from "../src/types"
import { Leases, spreadPoints } from "./leases"
import { type Random, uuidV7 } from "./random"
import type { Register } from "./register"
import type { Till } from "./till"
import type { LineInput, TillEvent } from "./types"

/** Where the points of a receipt come from. */
export type PointsSource = { hold: PosPointsHold } | { lease_id: string }

type Surroundings = { now: () => Date; random: Random; currency_code: string }

/** What a till does with the points of shoppers: it asks for them while it is online, and spends what it has. */
export class Points {
  readonly leases: Leases

  constructor(
    private readonly till: Pick<Till, "call"> & Pick<Register, "sell" | "store">,
    private readonly surroundings: Surroundings
  ) {
    this.leases = new Leases(till.store)
  }

  /** Minor units one point is worth, as the server says; remembered for when nobody can be asked. @throws Unreachable, Refused */
  async worth(): Promise<number> {
    const { currency_code } = this.surroundings
    const lines = [{ line_id: "1", sku: "any", quantity: 1, total: 100 }]
    const { quote } = await this.ask<{ quote: PosPointsQuote }>("quote", { currency_code, lines })
    this.till.store.setNote("point_worth", String(quote.spending.point_value))
    return quote.spending.point_value
  }

  /** The worth that was told last; null when none ever was. */
  knownWorth(): number | null {
    const worth = this.till.store.note("point_worth")
    return worth === null ? null : Number(worth)
  }

  /** Sets points of a card's owner aside for the receipt that is being made. @throws Unreachable, Refused */
  async hold(card: string, points: number): Promise<PosPointsHold> {
    const key = this.newKey()
    const body = { card, points, receipt: key }
    return (await this.ask<{ hold: PosPointsHold }>("holds", body, key)).hold
  }

  /** Gets points of a card's owner to spend without asking. @throws Unreachable, Refused */
  async lease(card: string, points: number): Promise<PosPointsLease> {
    const body = { card, points }
    const { lease } = await this.ask<{ lease: PosPointsLease }>("leases", body, this.newKey())
    this.leases.keep(lease, card)
    return lease
  }

  /** Gives back what is left of a lease. @throws Unreachable, Refused */
  async giveBack(lease_id: string): Promise<PosPointsLease> {
    const spent = this.leases.spent(lease_id)
    const path = `leases/${lease_id}/return`
    const { lease } = await this.ask<{ lease: PosPointsLease }>(path, { spent })
    this.leases.keep({ ...lease, granted: spent })
    return lease
  }

  /**
   * Sells for points, offline too when they are of a lease: `worth` is what one is worth in minor units, the rest is
   * paid by card.
   * @throws Error when there are not so many left, or they are worth more than the receipt comes to
   */
  sell(
    lines: readonly LineInput[],
    { from, points, worth }: { from: PointsSource; points: number; worth: number }
  ): TillEvent<"sale.completed"> {
    const left = "hold" in from ? from.hold.points : this.left(from.lease_id)
    if (points > left) {
      throw new Error(`There are not ${points} points left`)
    }
    const totals = lines.map(({ unit_price, quantity = 1, discount = 0 }, index) => ({
      line_id: String(index + 1),
      total: unit_price * quantity - discount,
    }))
    const rest = totals.reduce((sum, { total }) => sum + total, 0) - points * worth
    if (rest < 0) {
      throw new Error("Points pay for no more than the receipt comes to")
    }
    const spent = { ...sourceOf(from), lines: spreadPoints(points, totals) }
    const tenders = [
      { type: "loyalty" as const, amount: points * worth },
      ...(rest > 0 ? [{ type: "card" as const, amount: rest }] : []),
    ]
    const { account_id } = "hold" in from ? from.hold : this.leases.find(from.lease_id)!
    return this.till.sell(lines, tenders, { loyalty: { account_id, spent } })
  }

  /** What may be spent of a lease now. */
  left(lease_id: string): number {
    return this.leases.left(lease_id, this.surroundings.now())
  }

  private newKey(): string {
    return uuidV7(this.surroundings.now(), this.surroundings.random)
  }

  private async ask<Body>(path: string, body: object, key?: string): Promise<Body> {
    const answer = await this.till.call<Body>({
      method: "POST",
      path: `/pos/v1/loyalty/${path}`,
      body,
      ...(key ? { headers: { "idempotency-key": key } } : {}),
    })
    return answer.body
  }
}

const sourceOf = (from: PointsSource) =>
  "hold" in from ? { hold_id: from.hold.id } : { lease_id: from.lease_id }
