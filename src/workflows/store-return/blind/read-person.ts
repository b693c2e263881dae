import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { unseal } from "../../../core/seal"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { Identity } from "../../../modules/store-return/domain/identity"
import { findSealedIdentity } from "../../../modules/store-return/read-models/identity"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/** Who brought the goods of a return without a receipt. @throws NOT_FOUND `person_not_recorded` */
export async function readBringer(container: MedusaContainer, caseId: string): Promise<Identity> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const sealed = await desk.reading((manager) => findSealedIdentity(manager, caseId))
  if (sealed === null) {
    throw notFound("person_not_recorded", "Nobody's document was recorded with this return")
  }
  return JSON.parse(unseal(desk.secret, sealed)) as Identity
}
