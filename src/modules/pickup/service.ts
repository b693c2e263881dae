import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions, requireSecret } from "../../options"
import type { StockLine, VariantStock } from "./domain/demand"
import { CartPickup } from "./models/cart-pickup"
import { CodeAttempt } from "./models/code-attempt"
import { Pickup } from "./models/pickup"
import { PickupCode } from "./models/pickup-code"
import { PickupEvent } from "./models/pickup-event"
import { PickupLine } from "./models/pickup-line"
import { PickupNotice } from "./models/pickup-notice"
import { PickupSettlement } from "./models/pickup-settlement"
import { SlotSeat } from "./models/slot-seat"
import { StockHold } from "./models/stock-hold"
import {
  type CartPickupRow,
  chooseStore,
  type ChooseStoreInput,
  claimChoice,
  type ClaimInput,
  renewChoice,
  reopenChoice,
  undoChoice,
} from "./operations/cart-pickups"
import { forgetLapsedHolds, releaseHolds, takeHolds, type TakeHoldsInput } from "./operations/holds"
import { type PlacedPickup, placePickup, type PlacePickupInput } from "./operations/place"
import {
  type AvailabilityInput,
  type FreeStock,
  readAvailability,
} from "./read-models/availability"
import { readCartLines } from "./read-models/cart-lines"
import {
  readSlotOccupancy,
  type SlotOccupancy,
  type SlotOccupancyInput,
} from "./read-models/slot-occupancy"
import { readVariantStock } from "./read-models/variant-stock"

export class PickupModuleService extends MedusaService({
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
}) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /** The lines of a cart, the oldest first; null when there is no such cart. */
  @InjectManager()
  async cartLines(
    cartId: string,
    @MedusaContext() context: Context = {}
  ): Promise<StockLine[] | null> {
    return await readCartLines(managerOf(context), cartId)
  }

  /** Units nobody has a claim on, per place and inventory item; safety stock is not taken off. */
  @InjectManager()
  async availabilityAt(
    input: AvailabilityInput,
    @MedusaContext() context: Context = {}
  ): Promise<FreeStock[]> {
    return await readAvailability(managerOf(context), input)
  }

  /** Places taken per store and slot. */
  @InjectManager()
  async slotOccupancy(
    input: SlotOccupancyInput,
    @MedusaContext() context: Context = {}
  ): Promise<SlotOccupancy[]> {
    return await readSlotOccupancy(managerOf(context), input)
  }

  /** What limits the sale of each variant, by variant id; deleted and unknown ones are left out. */
  @InjectManager()
  async variantStock(
    variantIds: readonly string[],
    @MedusaContext() context: Context = {}
  ): Promise<Map<string, VariantStock>> {
    return await readVariantStock(managerOf(context), variantIds)
  }

  /** @see chooseStore */
  @InjectTransactionManager()
  async chooseStore(
    input: ChooseStoreInput,
    @MedusaContext() context: Context = {}
  ): Promise<CartPickupRow | null> {
    return await chooseStore(transactionOf(context), input)
  }

  /** @see undoChoice */
  @InjectTransactionManager()
  async undoChoice(
    cartId: string,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<CartPickupRow | null> {
    return await undoChoice(transactionOf(context), cartId, now)
  }

  /** @see renewChoice */
  @InjectTransactionManager()
  async renewChoice(
    cartId: string,
    until: Date,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await renewChoice(transactionOf(context), cartId, until, now)
  }

  /** @see claimChoice */
  @InjectTransactionManager()
  async claimChoice(
    input: ClaimInput,
    @MedusaContext() context: Context = {}
  ): Promise<CartPickupRow | null> {
    return await claimChoice(transactionOf(context), input)
  }

  /** @see reopenChoice */
  @InjectTransactionManager()
  async reopenChoice(
    cartId: string,
    until: Date,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await reopenChoice(transactionOf(context), cartId, until, now)
  }

  /** @see takeHolds */
  @InjectTransactionManager()
  async takeHolds(input: TakeHoldsInput, @MedusaContext() context: Context = {}): Promise<void> {
    await takeHolds(transactionOf(context), input)
  }

  /** @see releaseHolds */
  @InjectTransactionManager()
  async releaseHolds(
    cartId: string,
    now: Date,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await releaseHolds(transactionOf(context), cartId, now)
  }

  /** Marks what lapsed by itself; it counted for nothing already. */
  @InjectTransactionManager()
  async forgetLapsedHolds(now: Date, @MedusaContext() context: Context = {}): Promise<void> {
    await forgetLapsedHolds(transactionOf(context), now)
  }

  /** @see placePickup */
  @InjectTransactionManager()
  async place(
    input: PlacePickupInput,
    @MedusaContext() context: Context = {}
  ): Promise<PlacedPickup | null> {
    return await placePickup(transactionOf(context), input)
  }

  /** Runs commands of the life cycle (`operations/commands`) in one transaction. */
  @InjectTransactionManager()
  async inTransaction<Result>(
    run: (manager: SqlEntityManager, secret: string) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await run(transactionOf(context), this.secret)
  }

  /** Reads with the module's own statements, inside the caller's transaction when there is one. */
  @InjectManager()
  async reading<Result>(
    run: (manager: SqlEntityManager, secret: string) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await run(managerOf(context), this.secret)
  }

  /** @throws INVALID_ARGUMENT `invalid_options` when the host set none. */
  get secret(): string {
    return requireSecret(this.options)
  }
}

/** Inside the caller's transaction when there is one. */
const managerOf = (context: Context) =>
  (context.transactionManager ?? context.manager) as SqlEntityManager
