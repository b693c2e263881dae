import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { notFound } from "../../core/errors"
import { type OmnichannelOptions, parseOptions } from "../../options"
import {
  HoursException,
  OpeningInterval,
  RetailStore,
  SafetyStock,
  StaffAssignment,
} from "./models"
import { withCalendars } from "./queries/calendars"
import { type CentralPlace, readCentralPlaces } from "./queries/central-places"
import { STORE_COLUMNS } from "./queries/columns"
import { findStoreRows } from "./queries/find-stores"
import { pageSafetyStock, readSafetyStock, writeSafetyStock } from "./queries/safety-stock"
import { rows } from "./queries/sql"
import { readStaffScope } from "./queries/staff-scope"
import { replaceExceptionRows, replaceHoursRows } from "./queries/write-calendar"
import type * as Types from "./types"

const DEFAULT_REMINDER_HOURS = [24, 3]

export class RetailStoreModuleService extends MedusaService({
  RetailStore,
  OpeningInterval,
  HoursException,
  SafetyStock,
  StaffAssignment,
}) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /**
   * Creates the rows only; Medusa's side is brought in step by `syncRetailStoreWorkflow`.
   * @throws INVALID_DATA `invalid_hours`
   */
  @InjectTransactionManager()
  async createStores(
    stores: Types.CreateStoreInput[],
    @MedusaContext() context: Context = {}
  ): Promise<Types.RetailStoreWithCalendar[]> {
    const ids: string[] = []
    for (const { weekly_hours = [], exceptions = [], ...store } of stores) {
      const row = { reminder_hours: DEFAULT_REMINDER_HOURS, ...store }
      const { id } = await this.createRetailStores(row as never, context)
      await this.replaceHours(id, weekly_hours, context)
      await this.replaceExceptions(id, exceptions, context)
      ids.push(id)
    }
    return await this.listStoresWithCalendar(ids, {}, context)
  }

  /** Changes columns of one store. @throws NOT_FOUND `store_not_found` */
  @InjectTransactionManager()
  async updateStore(
    id: string,
    update: Types.UpdateStoreRow,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(id, context)
    if (Object.keys(update).length) {
      await this.updateRetailStores({ ...update, id } as never, context)
    }
  }

  /** Changes columns, week and exceptions together or not at all. @throws as the three it does. */
  @InjectTransactionManager()
  async changeStore(
    input: Types.ChangeStoreInput,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.updateStore(input.id, input.update ?? {}, context)
    if (input.weekly_hours) {
      await this.replaceHours(input.id, input.weekly_hours, context)
    }
    if (input.exceptions) {
      await this.replaceExceptions(input.id, input.exceptions, context)
    }
  }

  /** One store with hours and every exception. @throws NOT_FOUND `store_not_found` */
  @InjectManager()
  async retrieveStore(
    id: string,
    @MedusaContext() context: Context = {}
  ): Promise<Types.RetailStoreWithCalendar> {
    const [store] = await this.listStoresWithCalendar([id], {}, context)
    if (!store) {
      throw noStore(id)
    }
    return store
  }

  /**
   * Stores in the order of `ids` (unknown ones left out) with hours, and with the exceptions that last
   * until `since` ("YYYY-MM-DD") or later. Three statements for any number.
   */
  @InjectManager()
  async listStoresWithCalendar(
    ids: string[],
    options: { since?: string } = {},
    @MedusaContext() context: Context = {}
  ): Promise<Types.RetailStoreWithCalendar[]> {
    if (!ids.length) {
      return []
    }
    const stores = await rows<Types.RetailStoreDTO>(
      context,
      `select ${STORE_COLUMNS} from omni_retail_store s where s.id in (?) and s.deleted_at is null`,
      [ids]
    )
    const place = new Map(ids.map((id, index) => [id, index]))
    stores.sort((a, b) => place.get(a.id)! - place.get(b.id)!)
    return await withCalendars(context, stores, options.since)
  }

  /** A page of stores, nearest first from a point, else by name. At most four statements. */
  @InjectManager()
  async findStores(
    input: Types.FindStoresInput,
    @MedusaContext() context: Context = {}
  ): Promise<{ stores: Types.FoundRetailStore[]; count: number }> {
    const { stores, count } = await findStoreRows(context, input)
    return { stores: await withCalendars(context, stores, input.since), count }
  }

  /** Places that are no store and have units of one of the items, `most` of them. One statement. */
  @InjectManager()
  async centralPlaces(
    inventoryItemIds: readonly string[],
    most: number,
    @MedusaContext() context: Context = {}
  ): Promise<CentralPlace[]> {
    return await readCentralPlaces(context, inventoryItemIds, most)
  }

  /** Answers units kept back per store and variant; reads once, in one statement. */
  @InjectManager()
  async safetyStockOf(
    storeIds: string[],
    variantIds: string[],
    @MedusaContext() context: Context = {}
  ): Promise<Types.SafetyStockLookup> {
    return await readSafetyStock(context, storeIds, variantIds)
  }

  /** Variants of a store with a number of their own. */
  @InjectManager()
  async listSafetyStockOf(
    storeId: string,
    page: { limit: number; offset: number; variant_ids?: string[] },
    @MedusaContext() context: Context = {}
  ): Promise<{ entries: Types.SafetyStockEntry[]; count: number }> {
    return await pageSafetyStock(context, storeId, page)
  }

  /** Sets or (null) removes the numbers of the given variants. @throws NOT_FOUND `store_not_found` */
  @InjectTransactionManager()
  async setSafetyStock(
    storeId: string,
    changes: Types.SafetyStockChange[],
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(storeId, context)
    await writeSafetyStock(context, storeId, changes)
  }

  /** Replaces the whole week. @throws INVALID_DATA `invalid_hours`, NOT_FOUND `store_not_found` */
  @InjectTransactionManager()
  async replaceHours(
    storeId: string,
    weeklyHours: Types.WeeklyHours[],
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(storeId, context)
    await replaceHoursRows(context, await this.retrieveStore(storeId, context), weeklyHours)
  }

  /** Replaces all exceptions. @throws INVALID_DATA `invalid_hours`, NOT_FOUND `store_not_found` */
  @InjectTransactionManager()
  async replaceExceptions(
    storeId: string,
    exceptions: Types.ExceptionInput[],
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(storeId, context)
    await replaceExceptionRows(context, await this.retrieveStore(storeId, context), exceptions)
  }

  /**
   * Adds an exception, or with an `id` changes that one.
   * @throws NOT_FOUND `exception_not_found`; otherwise as `replaceExceptions`
   */
  @InjectTransactionManager()
  async putException(
    storeId: string,
    exception: Types.ExceptionInput,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(storeId, context)
    const { exceptions } = await this.retrieveStore(storeId, context)
    const others = exceptions.filter(({ id }) => id !== exception.id)
    if (exception.id && others.length === exceptions.length) {
      throw noException(exception.id)
    }
    await this.replaceExceptions(storeId, [...others, exception], context)
  }

  /** Takes one exception away. @throws NOT_FOUND `exception_not_found`, `store_not_found` */
  @InjectTransactionManager()
  async removeException(
    storeId: string,
    exceptionId: string,
    @MedusaContext() context: Context = {}
  ): Promise<void> {
    await this.lockStore_(storeId, context)
    const { exceptions } = await this.retrieveStore(storeId, context)
    const others = exceptions.filter(({ id }) => id !== exceptionId)
    if (others.length === exceptions.length) {
      throw noException(exceptionId)
    }
    await this.replaceExceptions(storeId, others, context)
  }

  /** For which stores a dashboard user may act. One statement. */
  @InjectManager()
  async staffScopeOf(
    userId: string,
    @MedusaContext() context: Context = {}
  ): Promise<Types.StaffScope> {
    return await readStaffScope(context, userId)
  }

  /** Assigns a user to a store, or changes the role. @throws NOT_FOUND `store_not_found` */
  @InjectTransactionManager()
  async assignStaff(
    input: Omit<Types.StaffAssignmentDTO, "id">,
    @MedusaContext() context: Context = {}
  ): Promise<Types.StaffAssignmentDTO> {
    await this.lockStore_(input.retail_store_id, context)
    const key = { retail_store_id: input.retail_store_id, user_id: input.user_id }
    const [existing] = await this.listStaffAssignments(key, {}, context)
    const assignment = existing
      ? await this.updateStaffAssignments({ id: existing.id, role: input.role }, context)
      : await this.createStaffAssignments(input, context)
    return { id: assignment.id, ...input }
  }

  /** Takes a user off a store; false when there was no assignment. */
  @InjectTransactionManager()
  async removeStaff(
    storeId: string,
    userId: string,
    @MedusaContext() context: Context = {}
  ): Promise<boolean> {
    const removed = await rows<{ id: string }>(
      context,
      `delete from omni_store_staff where retail_store_id = ? and user_id = ? and deleted_at is null returning id`,
      [storeId, userId]
    )
    return removed.length > 0
  }

  @InjectTransactionManager()
  protected async lockStore_(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    const [locked] = await rows<{ id: string }>(
      context,
      "select id from omni_retail_store where id = ? and deleted_at is null for update",
      [id]
    )
    if (!locked) {
      throw noStore(id)
    }
  }
}

const noStore = (id: string) => notFound("store_not_found", `There is no store ${id}`)

const noException = (id: string) =>
  notFound("exception_not_found", `This store has no exception ${id}`)
