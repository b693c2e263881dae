import { scheduleAwards } from "../operations/accounts"
import { accrue } from "../operations/accrue"
import { adjust } from "../operations/adjust"
import { capture } from "../operations/capture"
import { bookDue } from "../operations/due"
import { hold } from "../operations/holds"
import { mergeAccounts, undoMerge } from "../operations/merges"
import { expireHolds, release } from "../operations/release"
import { reverse } from "../operations/reverse"
import { readBalances } from "../read-models/balance"
import { day, type LoyaltyBed } from "./bed"
import { countIn, type ModelHold, type ModelLot, PointModel } from "./point-model"
import type { Step } from "./steps"

const DEBT_LIMIT = 9
const GRACE_DAYS = 3

/** When a life is compared with the model: many lives are looked at when they are over. */
export type Watch = "each step" | "at the end"

/** Lives one life in the ledger and in the model, and compares them. */
export class LedgerLife {
  readonly model = new PointModel(DEBT_LIMIT, GRACE_DAYS)
  private readonly lotIds: string[] = []
  private readonly holdIds: string[] = []
  private readonly references = new Map<number, string>()
  private mergeId = ""

  private constructor(
    private readonly bed: LoyaltyBed,
    private readonly accounts: readonly string[],
    private readonly watch: Watch
  ) {}

  static async begin(bed: LoyaltyBed, programmeId: string, watch: Watch): Promise<LedgerLife> {
    return new LedgerLife(bed, await bed.bareAccounts(programmeId, 2), watch)
  }

  static programme = (bed: LoyaltyBed) =>
    bed.programme({ debt_limit: DEBT_LIMIT, restore_grace_days: GRACE_DAYS })

  async live(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await this.take(step)
      if (this.watch === "each step") {
        await this.compare(step)
      }
    }
    await this.compare(steps.at(-1)!)
    await this.compareBalances()
  }

  private get now(): Date {
    return day(this.model.now)
  }

  private async take(step: Step): Promise<void> {
    const { model } = this
    switch (step.act) {
      case "wait":
        model.now += step.days
        return
      case "due":
        while ((await this.bed.commit((m) => bookDue(m, this.now, 100))) > 0) {}
        model.due(0)
        model.due(1)
        return
      case "accrue":
        return await this.accrue(step)
      case "schedule":
        return await this.schedule(step)
      case "hold":
        return await this.hold(step)
      case "capture":
        return await this.withHold(step.pick, (held) =>
          this.capture(held, step.part % (held.amount + 1))
        )
      case "release":
        return await this.withHold(step.pick, (held) => this.release(held))
      case "expire-holds":
        return await this.expireHolds()
      case "reverse":
        return await this.reverse(step)
      case "adjust":
        return await this.adjust(step)
      case "merge":
        return await this.merge()
      case "unmerge":
        return await this.unmerge()
      case "race":
        return await this.race(step)
      case "race-end":
        return await this.withHold(step.pick, (held) => this.raceEnd(held, step.part))
    }
  }

  /** Runs a command, watched closely twice under one key: then nothing happens, and the answer is the same. */
  private async twice<Result>(act: (key: string) => Promise<Result>): Promise<Result> {
    const key = this.bed.unique("key")
    const first = await act(key)
    if (this.watch === "each step") {
      expect(await act(key)).toEqual(first)
    }
    return first
  }

  private async accrue(step: Extract<Step, { act: "accrue" }>): Promise<void> {
    const { model, bed, now } = this
    const account = model.home(step.account)
    const vests = step.vests === null ? null : model.now + step.vests
    const expires = step.life === null ? null : (vests ?? model.now) + step.life
    const atOnce = step.vests === 0
    const reference = bed.unique("line")
    const award = {
      reference,
      points: step.points,
      line_value: step.value,
      vests_at: atOnce ? ("now" as const) : vests === null ? null : day(vests),
      expires_at: expires === null ? null : day(expires),
    }
    const input = { account_id: this.accounts[step.account]!, reference: "order", awards: [award] }
    const { lot_ids } = await this.twice((key) =>
      bed.commit((m) => accrue(m, bed.by(key), input, now))
    )
    model.due(account)
    this.references.set(model.lots.length, reference)
    this.lotIds.push(...lot_ids)
    const terms = { lineValue: step.value, vests, expires }
    model.give(account, step.points, terms, atOnce ? "available" : "pending")
    model.due(account)
  }

  private async schedule(step: Extract<Step, { act: "schedule" }>): Promise<void> {
    const { model } = this
    const waiting = model.lots.filter((lot) => lot.vests === null && countIn(lot, "pending") > 0)
    const lot = waiting[step.pick % waiting.length]
    if (lot) {
      const [vests, expires] = [model.now + step.days, model.now + step.days + 5]
      await this.bed.commit((m) =>
        scheduleAwards(m, {
          account_id: this.accounts[lot.account]!,
          references: [this.references.get(lot.index)!],
          vests_at: day(vests),
          expires_at: day(expires),
        })
      )
      Object.assign(lot, { vests, expires })
    }
  }

  private async hold(step: Extract<Step, { act: "hold" }>): Promise<void> {
    const { model, bed, now } = this
    const account = model.home(step.account)
    const expires = model.now + step.days
    const input = {
      account_id: this.accounts[step.account]!,
      points: step.points,
      carrier: "till" as const,
      reference: bed.unique("receipt"),
      expires_at: day(expires),
    }
    const act = (key: string) => bed.commit((m) => hold(m, bed.by(key), input, now))
    if (this.spendableOnceDue(account) < step.points) {
      await expect(act(bed.unique("key"))).rejects.toMatchObject({ code: "insufficient_points" })
      return
    }
    this.holdIds.push((await this.twice(act)).hold_id)
    model.due(account)
    model.hold(account, step.points, expires)
  }

  /** Asks a copy, because what is refused changes nothing. */
  private spendableOnceDue(account: number): number {
    const copy = Object.assign(new PointModel(DEBT_LIMIT, GRACE_DAYS), {
      now: this.model.now,
      lots: structuredClone(this.model.lots),
    })
    copy.due(account)
    return copy.count(account, "available")
  }

  private async withHold(pick: number, act: (held: ModelHold) => Promise<void>): Promise<void> {
    const held = this.model.holds[pick % this.model.holds.length]
    if (held) {
      await act(held)
    }
  }

  private sendCapture = (held: ModelHold, points: number) =>
    this.bed.commit((m) =>
      capture(
        m,
        this.bed.by(""),
        { hold_id: this.holdIds[held.index]!, points, lines: null },
        this.now
      )
    )

  private sendRelease = (held: ModelHold) =>
    this.bed.commit((m) => release(m, this.bed.by(""), this.holdIds[held.index]!, this.now))

  private async capture(held: ModelHold, points: number): Promise<void> {
    const { model } = this
    const repeated = held.status === "captured" && held.captured === points
    if (held.status !== "open" && !repeated) {
      await expect(this.sendCapture(held, points)).rejects.toMatchObject({ code: "hold_resolved" })
      return
    }
    await this.sendCapture(held, points)
    model.due(held.account)
    if (!repeated) {
      model.capture(held, points)
      model.due(held.account)
    }
  }

  private async release(held: ModelHold): Promise<void> {
    const { model } = this
    if (held.status === "captured") {
      await expect(this.sendRelease(held)).rejects.toMatchObject({ code: "hold_resolved" })
      return
    }
    await this.sendRelease(held)
    model.due(held.account)
    if (held.status === "open") {
      model.release(held, "released")
      model.due(held.account)
    }
  }

  private async expireHolds(): Promise<void> {
    const { model } = this
    while ((await this.bed.commit((m) => expireHolds(m, this.now, 100))) > 0) {}
    const lapsed = model.holds.filter((held) => held.status === "open" && held.expires <= model.now)
    new Set(lapsed.map(({ account }) => account)).forEach((account) => model.due(account))
    for (const held of lapsed) {
      model.release(held, "expired")
      model.due(held.account)
    }
  }

  private async reverse(step: Extract<Step, { act: "reverse" }>): Promise<void> {
    const { model, bed, now } = this
    const lots = model.lots.filter((lot) => this.references.has(lot.index))
    const lot = lots[step.pick % lots.length]
    if (!lot) {
      return
    }
    const burns = model.holds.filter(
      (held) => held.captured > 0 && held.account === lot.account && step.burnPart > 3
    )
    const burn = burns[step.burn % burns.length]
    const value = step.part % (lot.lineValue - lot.returned + 1)
    const burnValue = burn ? step.burnPart % (burn.captured - burn.returned + 1) : 0
    const input = {
      account_id: this.accounts[lot.account]!,
      reference: "return",
      awards: [{ reference: this.references.get(lot.index)!, returned_value: value }],
      burns: burn ? [await this.returnedBurn(burn, burnValue)] : [],
    }
    const answer = await this.twice((key) => bed.commit((m) => reverse(m, bed.by(key), input, now)))
    model.due(lot.account)
    const restored = burn ? model.restore(burn, burnValue) : 0
    const clawed_back = model.claw(lot, value)
    model.due(lot.account)
    expect(answer).toMatchObject({ restored, clawed_back })
  }

  private async returnedBurn(burn: ModelHold, returned_value: number) {
    const hold_id = this.holdIds[burn.index]!
    const [line] = await this.bed.query<{ reference: string }>(
      "select reference from omni_loyalty_burn_line where hold_id = ?",
      [hold_id]
    )
    return { hold_id, reference: line!.reference, returned_value }
  }

  private async adjust(step: Extract<Step, { act: "adjust" }>): Promise<void> {
    const { model, bed, now } = this
    const account = model.home(step.account)
    const expires = step.life === null ? null : model.now + step.life
    const input = {
      account_id: this.accounts[step.account]!,
      points: step.points,
      reason: "goodwill",
      reference: null,
      expires_at: expires === null ? null : day(expires),
    }
    const act = (key: string) => bed.commit((m) => adjust(m, bed.by(key), input, now))
    if (step.points < 0 && this.spendableOnceDue(account) < -step.points) {
      await expect(act(bed.unique("key"))).rejects.toMatchObject({ code: "insufficient_points" })
      return
    }
    await this.twice(act)
    model.due(account)
    if (step.points > 0) {
      this.lotIds.push(await this.newestLot(account))
      model.give(
        account,
        step.points,
        { vests: model.now, expires, lineValue: step.points },
        "available"
      )
    } else {
      model.use(account, -step.points, "deducted", null)
    }
    model.due(account)
  }

  private async newestLot(account: number): Promise<string> {
    const [lot] = await this.bed.query<{ id: string }>(
      "select id from omni_loyalty_lot where account_id = ? order by id desc limit 1",
      [this.accounts[account]!]
    )
    return lot!.id
  }

  private async merge(): Promise<void> {
    const { model, bed, now } = this
    const [survivor_id, merged_id] = this.accounts as [string, string]
    const input = { survivor_id, merged_id, reason: "one person" }
    const act = (key: string) => bed.commit((m) => mergeAccounts(m, bed.by(key), input, now))
    if (model.merged) {
      await expect(act(bed.unique("key"))).rejects.toMatchObject({ code: "account_merged" })
      return
    }
    this.mergeId = (await this.twice(act)).merge_id
    model.due(0)
    model.due(1)
    model.merge()
    model.due(0)
  }

  private async unmerge(): Promise<void> {
    const { model, bed, now, accounts } = this
    if (!model.merged) {
      return
    }
    const input = { merge_id: this.mergeId, reason: "two persons" }
    await this.twice((key) => bed.commit((m) => undoMerge(m, bed.by(key), input, now)))
    model.due(0)
    model.unmerge()
    model.due(0)
    model.due(1)
    const opened = await bed.query<{ id: string }>(
      `select id from omni_loyalty_lot where account_id = any(?::text[]) and id <> all(?::text[]) order by id`,
      [accounts as string[], this.lotIds]
    )
    this.lotIds.push(...opened.map(({ id }) => id))
  }

  /** Many tills at once: never more than the balance, and no till is refused what was there. */
  private async race(step: Extract<Step, { act: "race" }>): Promise<void> {
    const { model, bed, now } = this
    const account = model.home(step.account)
    const expected = Math.min(
      step.callers,
      Math.floor(this.spendableOnceDue(account) / step.points)
    )
    const expires = model.now + 2
    const outcomes = await Promise.allSettled(
      Array.from({ length: step.callers }, () => {
        const input = {
          account_id: this.accounts[step.account]!,
          points: step.points,
          carrier: "till" as const,
          reference: bed.unique("receipt"),
          expires_at: day(expires),
        }
        return bed.commit((m) => hold(m, bed.by(bed.unique("key")), input, now))
      })
    )
    const done = outcomes.flatMap((outcome) =>
      outcome.status === "fulfilled" ? [outcome.value] : []
    )
    expect(done).toHaveLength(expected)
    for (const { hold_id } of done.sort((a, b) => a.seq - b.seq)) {
      this.holdIds.push(hold_id)
      model.due(account)
      model.hold(account, step.points, expires)
    }
  }

  /** A capture, the same again, and a release at once: one of the two outcomes, once. */
  private async raceEnd(held: ModelHold, part: number): Promise<void> {
    const points = part % (held.amount + 1)
    if (held.status !== "open") {
      return
    }
    const outcomes = await Promise.allSettled([
      this.sendCapture(held, points),
      this.sendRelease(held),
      this.sendCapture(held, points),
    ])
    const captured = outcomes[0].status === "fulfilled"
    expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual([
      captured,
      !captured,
      captured,
    ])
    this.model.due(held.account)
    if (captured) {
      this.model.capture(held, points)
    } else {
      this.model.release(held, "released")
    }
    this.model.due(held.account)
  }

  private async compare(step: Step): Promise<void> {
    const { bed, model, accounts, lotIds } = this
    const [state] = await bed.query<{
      accounts: unknown
      lots: unknown
      holds: unknown
      uses: unknown
    }>(
      `select
         (select jsonb_agg(jsonb_build_array(available, pending, held, debt)
            order by array_position(?::text[], id)) from omni_loyalty_account where id = any(?::text[])) as accounts,
         (select coalesce(jsonb_agg(jsonb_build_array(array_position(?::text[], account_id) - 1, granted, pending,
            available, held, redeemed, expired, deducted, clawed_back, owed, written_off)
            order by array_position(?::text[], id)), '[]')
          from omni_loyalty_lot where id = any(?::text[])) as lots,
         (select coalesce(jsonb_agg(jsonb_build_array(array_position(?::text[], account_id) - 1, status, captured,
            restored) order by array_position(?::text[], id)), '[]')
          from omni_loyalty_hold where id = any(?::text[])) as holds,
         (select coalesce(jsonb_agg(jsonb_build_array(hold, lot, points) order by hold, lot), '[]') from (
            select array_position(?::text[], hold_id) - 1 as hold, array_position(?::text[], lot_id) - 1 as lot,
              sum(amount) as points
            from omni_loyalty_entry where hold_id = any(?::text[]) group by hold_id, lot_id having sum(amount) <> 0
          ) uses) as uses`,
      [
        ...[accounts, accounts, accounts, lotIds, lotIds],
        ...[accounts, this.holdIds, this.holdIds, this.holdIds, lotIds, this.holdIds],
      ]
    )
    expect({ step, ...state }).toEqual({
      step,
      accounts: [0, 1].map((account) => [
        model.count(account, "available"),
        model.count(account, "pending"),
        model.count(account, "held"),
        model.debt(account),
      ]),
      lots: model.lots.map(lotRow),
      holds: model.holds.map(({ account, status, captured, restored }) => [
        account,
        status,
        captured,
        restored,
      ]),
      uses: model.holds.flatMap((held) =>
        model.lots
          .map((lot) => [
            held.index,
            lot.index,
            lot.points.filter(({ hold }) => hold === held.index).length,
          ])
          .filter(([, , points]) => points! > 0)
      ),
    })
  }

  /** What is due and not booked yet is shown as if it were. */
  private async compareBalances(): Promise<void> {
    const all = await this.bed.read((m) => readBalances(m, this.accounts, this.now))
    for (const account of this.model.merged ? [0] : [0, 1]) {
      const shown = all.find(({ account_id }) => account_id === this.accounts[account])
      this.model.due(account)
      expect(shown).toMatchObject({
        available: this.model.count(account, "available"),
        pending: this.model.count(account, "pending"),
        held: this.model.count(account, "held"),
        debt: this.model.debt(account),
      })
    }
  }
}

const lotRow = (lot: ModelLot) => [
  lot.account,
  lot.granted,
  ...(["pending", "available", "held", "redeemed", "expired", "deducted"] as const).map((state) =>
    countIn(lot, state)
  ),
  // A lot that an undone merge opened was given for nothing: its debt is no claw-back.
  lot.granted === 0 ? 0 : countIn(lot, "clawed") + lot.owed + lot.lost,
  lot.owed,
  lot.lost,
]
