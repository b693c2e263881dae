import { z } from "@medusajs/framework/zod"

/** 32 bytes in base64url without padding, written in the one canonical way. */
const isKeyText = (x: string): boolean =>
  x.length === 43 && Buffer.from(x, "base64url").toString("base64url") === x

/** An Ed25519 public key (RFC 8037). A private part is refused: it must never leave the till. */
export const Ed25519PublicKey = z
  .object({
    kty: z.literal("OKP"),
    crv: z.literal("Ed25519"),
    x: z.string().refine(isKeyText, "must be 32 bytes in base64url"),
    d: z.undefined({ error: "is the private part: it must never leave the till" }).optional(),
  })
  .transform(({ kty, crv, x }) => ({ kty, crv, x }))
export type Ed25519PublicKey = z.infer<typeof Ed25519PublicKey>
