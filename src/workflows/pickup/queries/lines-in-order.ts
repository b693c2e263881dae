import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"

type ItemGraph = { id: string; detail: { quantity: BigNumberInput } }

/** Those of these lines that the order still has: an edit in Medusa may have taken some out. */
export async function linesInOrder(
  container: MedusaContainer,
  orderId: string,
  lineIds: readonly string[]
): Promise<string[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["items.id", "items.detail.quantity"],
    filters: { id: orderId },
  })
  const items = (data[0]?.items ?? []) as unknown as ItemGraph[]
  const there = new Set(
    items.flatMap(({ id, detail }) => (MathBN.gt(detail.quantity, 0) ? id : []))
  )
  return lineIds.filter((id) => there.has(id))
}
