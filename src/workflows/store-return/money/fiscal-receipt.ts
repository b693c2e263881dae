import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { fiscalRefundOf } from "../../../modules/store-return/domain/fiscal-refund"
import { findCases, noteReceipt } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { FiscalService } from "../../../types/fiscal"

type OrderGraph = { items: { id: string; tax_lines: { rate: unknown }[] | null }[] }

/**
 * Has the receipt of a return made, once all of its money has gone back, and keeps what the service answers. Asked
 * again after a crash: the service knows the return by its id.
 */
export async function makeFiscalReceipt(container: MedusaContainer, caseId: string): Promise<void> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const [returned] = await desk.reading((manager) => findCases(manager, [caseId]))
  const isOpen = returned?.legs.some(({ done_at }) => !done_at) ?? true
  if (!desk.fiscalService || !returned || returned.fiscal_receipt || isOpen) {
    return
  }
  const rates = returned.order_id
    ? await taxRatesOf(container, returned.order_id)
    : new Map<string, number[]>()
  const refund = fiscalRefundOf(returned, (lineId) => rates.get(lineId) ?? [])
  const receipt = refund
    ? await container.resolve<FiscalService>(desk.fiscalService).registerRefund(refund)
    : {}
  await desk.inTransaction((manager) => noteReceipt(manager, caseId, receipt))
}

async function taxRatesOf(
  container: MedusaContainer,
  orderId: string
): Promise<Map<string, number[]>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "items.id", "items.tax_lines.rate"],
    filters: { id: orderId },
  })
  const [order] = data as unknown as OrderGraph[]
  return new Map(
    (order?.items ?? []).map(({ id, tax_lines }) => [
      id,
      (tax_lines ?? []).map(({ rate }) => Number(rate)),
    ])
  )
}
