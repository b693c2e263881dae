import { z } from "@medusajs/framework/zod"
import { Ed25519PublicKey } from "../../../../modules/pos/domain/public-key"

const Word = z.string().trim().max(200).optional()

export const PosPair = z.strictObject({
  /** As the dashboard shows it; case and dashes do not matter. */
  pairing_code: z.string().trim().min(1).max(32),
  public_key: Ed25519PublicKey,
  /** What the till is, for the people who look after it. */
  device_info: z
    .strictObject({ maker: Word, model: Word, serial: Word, software: Word, version: Word })
    .default({}),
})
export type PosPair = z.infer<typeof PosPair>
