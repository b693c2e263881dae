import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions, requireSecret } from "../../options"
import { ReturnCase } from "./models/return-case"

/** Owns which units may come back, by which way, and what the return desk took. */
export class StoreReturnModuleService extends MedusaService({ ReturnCase }) {
  /** Whether Medusa's own `POST /store/returns`, which asks nobody who they are, is left open. */
  readonly storeReturnsAreOpen: boolean
  /** Key in Medusa's container of what makes fiscal receipts of refunds. */
  readonly fiscalService: string | null
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
    const { openStoreReturns, fiscalService } = this.options.returns
    this.storeReturnsAreOpen = openStoreReturns
    this.fiscalService = fiscalService ?? null
  }

  /**
   * Keys the codes of requests, and the names by which returns of one person are counted.
   * @throws INVALID_ARGUMENT `invalid_options` without one
   */
  get secret(): string {
    return requireSecret(this.options)
  }

  /** Runs work in one transaction; hand `context` on, and calls of other modules join it. */
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
}
