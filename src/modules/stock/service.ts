import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { StockCountFact } from "./models/stock-count"
import { StockMovement } from "./models/stock-movement"
import { correct } from "./operations/correct"
import { applyFacts } from "./operations/facts"
import { park, unpark } from "./operations/parking"
import { move, release } from "./operations/reservations"
import { reserve } from "./operations/reserve"
import { recordTransferEvents } from "./operations/transfers"
import type {
  ApplyFactsInput,
  ApplyFactsResult,
  CorrectInput,
  MoveInput,
  NewTransferStep,
  ReleaseInput,
  ReserveInput,
} from "./types"

/**
 * The one gateway that changes Medusa's inventory levels and reservations: by relative changes under row
 * locks, in one transaction with the movement that explains them. Call it while holding Medusa's lock on the
 * items (`stockLocks`, `withItemsLocked`), because Medusa's own inventory service writes absolute figures.
 */
export class StockModuleService extends MedusaService({ StockCountFact, StockMovement }) {
  /** @see applyFacts */
  @InjectTransactionManager()
  async applyFacts(
    input: ApplyFactsInput,
    @MedusaContext() context: Context = {}
  ): Promise<ApplyFactsResult> {
    return await applyFacts(transactionOf(context), input)
  }

  /** @see recordTransferEvents */
  @InjectTransactionManager()
  async recordTransferEvents(
    input: { steps: readonly NewTransferStep[]; received_at: Date },
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await recordTransferEvents(transactionOf(context), input.steps, input.received_at)
  }

  /** Runs work in one transaction; hand `context` on, and calls of this service join it. */
  @InjectTransactionManager()
  async inTransaction<Result>(
    work: (manager: SqlEntityManager, context: Context) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await work(transactionOf(context), context)
  }

  /** Runs statements that only read. */
  @InjectManager()
  async reading<Result>(
    work: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await work((context.transactionManager ?? context.manager) as SqlEntityManager)
  }

  /** @see reserve */
  @InjectTransactionManager()
  async reserve(
    input: ReserveInput,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await reserve(transactionOf(context), input, now)
  }

  /** @see release */
  @InjectTransactionManager()
  async release(
    input: ReleaseInput,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await release(transactionOf(context), input, now)
  }

  /** @see move */
  @InjectTransactionManager()
  async move(input: MoveInput, now: Date, @MedusaContext() context: Context = {}): Promise<void> {
    await move(transactionOf(context), input, now)
  }

  /** @see park */
  @InjectTransactionManager()
  async park(
    lines: { line_item_id: string; ordered_quantity: number; fulfilled_now: number }[],
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    for (const line of lines) {
      await park(transactionOf(context), line, now)
    }
  }

  /** @see unpark */
  @InjectTransactionManager()
  async unpark(
    lineIds: string[],
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    for (const lineId of lineIds) {
      await unpark(transactionOf(context), lineId, now)
    }
  }

  /** @see correct */
  @InjectTransactionManager()
  async correct(
    input: CorrectInput,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await correct(transactionOf(context), input, now)
  }
}
