import type { MedusaRequest } from "@medusajs/framework/http"
import { POS_MODULE } from "../../modules/pos"
import type { PosModuleService } from "../../modules/pos/service"

/** A till behind a proxy may know the shop by another name; this one holds everywhere. */
const AUDIENCE = "urn:omnichannel:pos"

/** Where tills get their tokens: at the address of the option `pos.publicUrl`, else the one they called. */
export function tokenUrlOf(req: MedusaRequest): string {
  const { publicUrl } = req.scope.resolve<PosModuleService>(POS_MODULE).options.pos
  const base = publicUrl?.replace(/\/+$/, "") ?? `${req.protocol}://${req.get("host")}`
  return `${base}/pos/v1/token`
}

/** What an assertion may name as its audience. */
export const audiencesOf = (req: MedusaRequest): string[] => [AUDIENCE, tokenUrlOf(req)]
