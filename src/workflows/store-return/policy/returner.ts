import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { keyedHash } from "../../../core/keyed-hash"
import { withLocks } from "../../../core/locks"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { Returner } from "../../../modules/store-return/operations/terms"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"

/** Seconds one return of a person waits for another of theirs. */
const WAIT_SECONDS = 10

/** Who bought an order, by names that tell strangers nothing; null: nobody knows. */
export function returnerOf(
  container: MedusaContainer,
  { customer_id, email }: { customer_id: string | null; email: string | null }
): Returner | null {
  if (customer_id === null && email === null) {
    return null
  }
  const { secret } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const email_hash = email && keyedHash(secret, "return-email", email.toLowerCase()).toString("hex")
  return { customer_id, email_hash, identity_hash: null }
}

/** Who bought an order; null: nobody knows, or there is no such order. */
export async function readReturner(
  container: MedusaContainer,
  orderId: string
): Promise<Returner | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["customer_id", "email"],
    filters: { id: orderId },
  })
  const [order] = data as { customer_id?: string | null; email?: string | null }[]
  const { customer_id = null, email = null } = order ?? {}
  return returnerOf(container, { customer_id, email })
}

/** Returns of one person are taken one after the other, so that none is missed by a limit. @throws 503 `busy` */
export async function withReturnerLocked<Result>(
  container: MedusaContainer,
  returner: Returner | null,
  work: () => Promise<Result>
): Promise<Result> {
  const name = returner?.identity_hash ?? returner?.email_hash ?? returner?.customer_id
  return name
    ? await withLocks(container, `omni_returner:${name}`, WAIT_SECONDS, work)
    : await work()
}
