import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { normalizePhone } from "../../../core/phone"
import { lockKey, type SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import type { PosEvent, PosEventData } from "../../../modules/pos/domain/events/envelope"
import { finishFollowUps } from "../../../modules/pos/operations/documents"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { readCustomers } from "./known-customers"

type Given = PosEventData<"customer.registered">

/**
 * Finds the customer a till registered, or makes one. A known e-mail or phone is the same person; what an
 * account says of itself is never changed by what somebody said at a till.
 */
export async function registerCustomer(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<void> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const { data } = event.body as PosEvent<"customer.registered">
  const { country_code } = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveRetailStore(event.retail_store_id)
  const email = data.email?.toLowerCase()
  const phone = data.phone ? (normalizePhone(data.phone, country_code) ?? data.phone) : undefined
  const { device_id, event_id } = event
  await pos.inTransaction(async (manager) => {
    await lockPerson(manager, [email, phone])
    const person = { email, phone, country_code }
    const known = (await readCustomers(container, [person]))(person)
    const customer_id = known?.id ?? (await createCustomer(container, data, { email, phone }))
    const document = {
      device_id,
      event_id,
      order_id: null,
      customer_id,
      pickup_id: null,
      differences: [],
    }
    await finishFollowUps(manager, [document], now)
  })
}

/** Two tills that register one person at once make one customer. */
async function lockPerson(manager: SqlEntityManager, names: (string | undefined)[]): Promise<void> {
  for (const name of names.filter((each) => each !== undefined).sort()) {
    await lockKey(manager, `omni_customer:${name}`)
  }
}

async function createCustomer(
  container: MedusaContainer,
  { first_name, last_name, consents, card }: Given,
  { email, phone }: { email?: string; phone?: string }
): Promise<string> {
  const customer = await container.resolve(Modules.CUSTOMER).createCustomers({
    email,
    phone,
    first_name,
    last_name,
    metadata: { pos: { consents, ...(card ? { card } : {}) } },
  })
  return customer.id
}
