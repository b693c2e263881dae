import type { Context } from "@medusajs/framework/types"
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { inDirectTransaction } from "../../core/direct-transaction"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions, requireSecret } from "../../options"
import { LoyaltyProgramme } from "./models/loyalty-programme"

/**
 * The ledger of points. Its work is in `operations` and `read-models`, run through here. No model stands for a row of
 * the ledger, so Medusa makes no method that would update or delete one; the database refuses it besides.
 */
export class LoyaltyModuleService extends MedusaService({ LoyaltyProgramme }) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /** Runs operations in one transaction, the caller's if it has one: all of their postings are written, or none. */
  async inTransaction<Result>(
    run: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return context.transactionManager
      ? await run(transactionOf(context))
      : await this.reading((manager) => inDirectTransaction(manager, run))
  }

  /** Reads with the module's own statements, inside the caller's transaction when there is one. */
  @InjectManager()
  async reading<Result>(
    run: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await run((context.transactionManager ?? context.manager) as SqlEntityManager)
  }

  /** @throws INVALID_ARGUMENT `invalid_options` when the host set none. */
  get secret(): string {
    return requireSecret(this.options)
  }
}
