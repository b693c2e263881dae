import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"
import { type SqlEntityManager, transactionOf } from "../../core/sql"
import { type OmnichannelOptions, parseOptions } from "../../options"
import { WebhookEndpoint } from "./models/webhook-endpoint"
import { WebhookSecret } from "./models/webhook-secret"

/** Endpoints, messages and deliveries. Its work is in `operations` and `read-models`, run through here. */
export class WebhookModuleService extends MedusaService({ WebhookEndpoint, WebhookSecret }) {
  readonly options: OmnichannelOptions

  constructor(_: object, options?: unknown) {
    super(...arguments)
    this.options = parseOptions(options)
  }

  /** Runs operations in one transaction. */
  @InjectTransactionManager()
  async inTransaction<Result>(
    run: (manager: SqlEntityManager) => Promise<Result>,
    @MedusaContext() context: Context = {}
  ): Promise<Result> {
    return await run(transactionOf(context))
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
    if (!this.options.secret) {
      throw new MedusaError(
        MedusaError.Types.INVALID_ARGUMENT,
        'medusa-plugin-omnichannel needs the option "secret": it keys the secrets of webhooks',
        "invalid_options"
      )
    }
    return this.options.secret
  }
}
