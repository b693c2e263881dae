import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Links rows of two modules; a link that is already there stays one link. */
export async function link(
  container: MedusaContainer,
  ends: Record<string, Record<string, string>>[]
): Promise<void> {
  if (ends.length) {
    await container.resolve(ContainerRegistrationKeys.LINK).create(ends)
  }
}
