import { z } from "@medusajs/framework/zod"
import { Ed25519PublicKey } from "../../../../modules/pos/domain/public-key"

export const PosAddKey = z.strictObject({ public_key: Ed25519PublicKey })
export type PosAddKey = z.infer<typeof PosAddKey>
