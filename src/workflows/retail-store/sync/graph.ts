import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type GraphInput = Parameters<RemoteQueryFunction["graph"]>[0]

type Question = { entity: string; fields: string[]; filters?: Record<string, unknown> }

/** Asks Medusa's query for rows; the caller names the shape its `fields` make. */
export async function graph<Row>(container: MedusaContainer, question: Question): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph(question as GraphInput)
  return data as Row[]
}

/** Lists of linked records have gaps where the other side was deleted. */
export function idsOf(records: ({ id: string } | null)[] | null | undefined): string[] {
  return (records ?? []).flatMap((record) => (record ? [record.id] : []))
}

export type Linked = ({ id: string } | null)[] | null
