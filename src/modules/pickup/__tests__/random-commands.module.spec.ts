import fc from "fast-check"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { rowsOf } from "../../../core/sql"
import { PICKUP_MODULE } from ".."
import { commandsIn, statusAt, WAITING_STATUSES } from "../domain/transitions"
import { CartPickup } from "../models/cart-pickup"
import { CodeAttempt } from "../models/code-attempt"
import { Pickup } from "../models/pickup"
import { PickupCode } from "../models/pickup-code"
import { PickupEvent } from "../models/pickup-event"
import { PickupLine } from "../models/pickup-line"
import { PickupNotice } from "../models/pickup-notice"
import { PickupSettlement } from "../models/pickup-settlement"
import { SlotSeat } from "../models/slot-seat"
import { StockHold } from "../models/stock-hold"
import { accept } from "../operations/commands/accept"
import { cancel, expire } from "../operations/commands/close"
import { extend } from "../operations/commands/extend"
import { handOver, unitsWaiting } from "../operations/commands/hand-over"
import { pick } from "../operations/commands/pick"
import { ready } from "../operations/commands/ready"
import { reissueCode } from "../operations/commands/reissue-code"
import { reject } from "../operations/commands/reject"
import { reroute, setCollector } from "../operations/commands/reschedule"
import { linesOf, lockPickup } from "../operations/pickups"
import type { PickupModuleService } from "../service"
import type { CommandEnvelope, PickupCommand, PickupLineRow, PickupRow } from "../types"

jest.setTimeout(120_000)

const RUNS = Number(process.env.RANDOM_RUNS ?? 100)
const HOUR_MS = 3_600_000
const START = Date.UTC(2026, 4, 1, 9)

type Step = { command: PickupCommand; hours: number; part: number; replay: boolean }

const steps = fc.array(
  fc.record<Step>({
    command: fc.constantFrom<PickupCommand>(
      "accept",
      "pick",
      "ready",
      "hand-over",
      "reject",
      "extend",
      "cancel",
      "expire",
      "reissue-code",
      "reroute",
      "collector"
    ),
    hours: fc.integer({ min: 0, max: 40 }),
    part: fc.integer({ min: 0, max: 3 }),
    replay: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 }
)

let serial = 0

moduleTest<PickupModuleService>({
  folder: "pickup",
  moduleName: PICKUP_MODULE,
  models: [
    CartPickup,
    CodeAttempt,
    Pickup,
    PickupCode,
    PickupEvent,
    PickupLine,
    PickupNotice,
    PickupSettlement,
    SlotSeat,
    StockHold,
  ],
  testSuite: ({ service }) => {
    /** A placed pickup of two lines, with a seat. */
    async function place(): Promise<PickupRow> {
      const n = ++serial
      const now = new Date(START)
      await service.createCartPickups({
        cart_id: `cart_${n}`,
        retail_store_id: "rst_1",
        stock_location_id: "sloc_1",
        store_sales_channel_id: "sc_1",
        held_until: now,
        ready_at: now,
      } as never)
      const placed = await service.place({
        order_id: `order_${n}`,
        order_display_id: n,
        cart_id: `cart_${n}`,
        customer_id: null,
        customer_name: "Anna",
        email: "anna@example.com",
        locale: "ru",
        currency_code: "rub",
        lines: [3, 1].map((quantity, index) => ({
          order_line_item_id: `item_${n}_${index}`,
          variant_id: `variant_${index}`,
          sku: null,
          title: "Coat",
          variant_title: null,
          thumbnail: null,
          quantity,
        })),
        actor: { type: "guest", id: null },
        now,
      })
      return placed!.pickup
    }

    const send = (step: Step, envelope: CommandEnvelope, lines: PickupLineRow[]) =>
      service.inTransaction(async (manager, secret) => {
        const { now } = envelope
        switch (step.command) {
          case "accept":
            return accept(manager, envelope)
          case "pick":
            return pick(
              manager,
              envelope,
              lines.map((line) => {
                const short = Math.min(step.part, line.quantity)
                return {
                  id: line.id,
                  short_quantity: short,
                  picked_quantity: line.quantity - short,
                }
              })
            )
          case "ready":
            return ready(manager, secret, envelope, {
              expires_at: new Date(now.getTime() + 48 * HOUR_MS),
              reminder_hours: [24],
            })
          case "hand-over":
            return handOver(manager, envelope, {
              lines:
                step.part === 0
                  ? undefined
                  : lines.map((line) => ({
                      id: line.id,
                      collected_quantity: Math.min(step.part - 1, unitsWaiting(line)),
                      refused_quantity: unitsWaiting(line) >= step.part ? 1 : 0,
                    })),
            })
          case "reject":
            return reject(manager, envelope, {
              reason: "no_capacity",
              alternative_until: new Date(now.getTime() + HOUR_MS),
            })
          case "extend":
            return extend(manager, envelope, { hours: 24, max_extensions: 2, reminder_hours: [24] })
          case "cancel":
            return cancel(manager, envelope, { reason: "changed my mind" })
          case "expire":
            return expire(manager, envelope)
          case "reissue-code":
            return reissueCode(manager, secret, envelope, {})
          case "reroute":
            return reroute(manager, envelope, {
              retail_store_id: "rst_2",
              stock_location_id: "sloc_2",
              slot: null,
              slot_capacity: null,
              promised_at: now,
            })
          default:
            return setCollector(manager, envelope, null)
        }
      })

    const facts = (id: string) =>
      service.reading(async (manager) => ({
        row: (await rowsOf<PickupRow>(manager, "select * from omni_pickup where id = ?", [id]))[0]!,
        lines: await linesOf(manager, [id]),
        events: await rowsOf<{ version: number; to_status: string; from_status: string | null }>(
          manager,
          "select version, from_status, to_status from omni_pickup_event where pickup_id = ? order by version",
          [id]
        ),
        liveCodes: (
          await rowsOf(
            manager,
            "select 1 from omni_pickup_code where pickup_id = ? and state = 'live'",
            [id]
          )
        ).length,
        settled: await rowsOf<{ units: { order_line_item_id: string; quantity: number }[] }>(
          manager,
          "select units from omni_pickup_settlement where pickup_id = ?",
          [id]
        ),
      }))

    it("keeps one truth under any sequence of commands, refusals and replays", async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const { id } = await place()
          let clock = START
          for (const [index, step] of sequence.entries()) {
            clock += step.hours * HOUR_MS
            const before = await facts(id)
            const envelope: CommandEnvelope = {
              pickup_id: id,
              actor: { type: "user", id: "user_1" },
              now: new Date(clock),
              idempotency_key: `key-${index}`,
            }
            const outcome = await send(step, envelope, before.lines).then(
              () => "done",
              (error: { code?: string }) => error.code
            )
            const after = await facts(id)
            if (outcome === "done") {
              const allowed = commandsIn(before.row.status)
              expect(allowed).toContain(step.command)
              const lapsed = statusAt(before.row, clock) !== before.row.status
              expect(!lapsed || step.command === "expire" || step.command === "extend").toBe(true)
              expect(after.row.version).toBe(before.row.version + 1)
            } else {
              expect(outcome).toMatch(/^(pickup_|lines_not_picked|nothing_|too_many_)/)
              expect(after).toEqual(before)
            }
            if (outcome === "done" && step.replay) {
              await send(step, envelope, before.lines)
              expect(await facts(id)).toEqual(after)
            }
            assertTruth(after)
          }
        }),
        { numRuns: RUNS }
      )
    })

    function assertTruth({
      row,
      lines,
      events,
      liveCodes,
      settled,
    }: Awaited<ReturnType<typeof facts>>): void {
      expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1))
      expect(events.at(-1)).toMatchObject({ version: row.version, to_status: row.status })
      events
        .slice(1)
        .forEach((event, index) => expect(event.from_status).toBe(events[index]!.to_status))
      expect(liveCodes).toBe(WAITING_STATUSES.includes(row.status) ? 1 : 0)
      const given = settled.flatMap((settlement) => settlement.units)
      for (const line of lines) {
        const back = given
          .filter((unit) => unit.order_line_item_id === line.order_line_item_id)
          .reduce((sum, unit) => sum + unit.quantity, 0)
        expect(line.collected_quantity + back).toBeLessThanOrEqual(line.quantity)
        if (row.closed_at && row.status !== "converted") {
          expect(line.collected_quantity + back).toBe(line.quantity)
        }
      }
    }

    it("lets one of many callers at once win, whoever they are", async () => {
      const { id } = await place()
      const now = new Date(START)
      await Promise.all(Array.from({ length: 8 }, () => facts(id))) // opens the pool, so that they overlap
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          service.inTransaction((manager) =>
            cancel(
              manager,
              { pickup_id: id, actor: { type: "system", id: null }, now },
              { reason: `caller ${n}` }
            )
          )
        )
      )
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1)
      const after = await facts(id)
      expect(after.events).toHaveLength(2)
      expect(after.settled).toHaveLength(1)
    })

    it("refuses the same key with other words, and a version that is no longer true", async () => {
      const { id } = await place()
      const envelope = {
        pickup_id: id,
        actor: { type: "user", id: "u" } as const,
        now: new Date(START),
        idempotency_key: "k",
      }
      await service.inTransaction((manager) => cancel(manager, envelope, { reason: "one" }))
      await expect(
        service.inTransaction((manager) => cancel(manager, envelope, { reason: "two" }))
      ).rejects.toMatchObject({ type: "conflict", code: "idempotency_conflict" })
      await expect(
        service.inTransaction((manager) =>
          accept(manager, { ...envelope, idempotency_key: undefined, version: 1 })
        )
      ).rejects.toMatchObject({ type: "conflict", code: "pickup_changed" })
    })

    it("keeps its history from being rewritten", async () => {
      const { id } = await place()
      const rewrite = (sql: string) =>
        service.inTransaction((manager) => manager.execute(sql, [id]))
      await expect(
        rewrite("update omni_pickup_event set command = 'x' where pickup_id = ?")
      ).rejects.toThrow(/append-only/)
      await expect(rewrite("delete from omni_pickup_event where pickup_id = ?")).rejects.toThrow(
        /append-only/
      )
      await service.inTransaction((manager) => lockPickup(manager, id))
    })
  },
})
