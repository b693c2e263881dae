import type { StatementTrigger } from "../../../core/triggers"

const onCustomer = (event: StatementTrigger["event"], procedure: string): StatementTrigger => ({
  table: "customer",
  event,
  procedure,
  arguments: [],
})

/** Keep what shoppers are found by at the till in step with Medusa's customers. */
export const contactTriggers = (): StatementTrigger[] => [
  onCustomer("insert", "omni_customer_contact_added"),
  onCustomer("update", "omni_customer_contact_changed"),
  onCustomer("delete", "omni_customer_contact_removed"),
]
