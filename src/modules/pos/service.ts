import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { inDirectTransaction } from "../../core/direct-transaction"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions, requireSecret } from "../../options"
import { PosDevice } from "./models/device"
import { PosDeviceKey } from "./models/device-key"
import { PosIncident } from "./models/incident"
import { PosPairingCode } from "./models/pairing-code"

export class PosModuleService extends MedusaService({
  PosDevice,
  PosDeviceKey,
  PosIncident,
  PosPairingCode,
}) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /**
   * Runs work in one transaction. Another module's service joins it when it is handed `context`; that is
   * how a till's event and the stock it moves become durable together.
   */
  @InjectTransactionManager()
  async inTransaction<Result>(
    work: (manager: SqlEntityManager, context: Context) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await work(transactionOf(context), context)
  }

  /**
   * As `inTransaction`, for what every sale passes: a transaction of its own, on the connection itself, whose prepared
   * statements keep their plans.
   */
  async inDirectTransaction<Result>(
    work: (manager: SqlEntityManager, context: Context) => Promise<Result>
  ): Promise<Result> {
    return await this.reading((manager) =>
      inDirectTransaction(manager, (own) => work(own, { transactionManager: own }), {
        keepPlans: true,
      })
    )
  }

  /** @throws INVALID_ARGUMENT `invalid_options` when the host set none. */
  get secret(): string {
    return requireSecret(this.options)
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
