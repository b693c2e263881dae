import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions } from "../../options"
import { ChangeFeed } from "./models/change-feed"

export class ChangeFeedModuleService extends MedusaService({ ChangeFeed }) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /** Runs work in one transaction. */
  @InjectTransactionManager()
  async inTransaction<Result>(
    work: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await work(transactionOf(context))
  }

  /** Runs statements that only read, inside the caller's transaction when there is one. */
  @InjectManager()
  async reading<Result>(
    work: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await work((context.transactionManager ?? context.manager) as SqlEntityManager)
  }
}
