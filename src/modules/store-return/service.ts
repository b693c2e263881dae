import { parseOptions } from "../../options"

/** Owns which units may come back, and by which way. */
export class StoreReturnModuleService {
  /** Whether Medusa's own `POST /store/returns`, which asks nobody who they are, is left open. */
  readonly storeReturnsAreOpen: boolean

  constructor(_: unknown, options?: unknown) {
    this.storeReturnsAreOpen = parseOptions(options).returns.openStoreReturns
  }
}
