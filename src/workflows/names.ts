import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { POS_MODULE } from "../modules/pos"
import type { PosModuleService } from "../modules/pos/service"

/** Names by id, for what people did; ids of nobody are left out. */
type Names = Map<string, string>

/** Dashboard users by their full name, else by their address. */
export async function userNames(container: MedusaContainer, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)]
  const users = wanted.length
    ? await container.resolve(Modules.USER).listUsers({ id: wanted }, { take: wanted.length })
    : []
  return new Map(
    users.map((user) => [
      user.id,
      [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email,
    ])
  )
}

/** Tills keep their name when they are gone. */
export async function tillNames(container: MedusaContainer, ids: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(ids)]
  const tills = wanted.length
    ? await container.resolve<PosModuleService>(POS_MODULE).listPosDevices({ id: wanted }, {
        select: ["id", "name"],
        take: wanted.length,
        withDeleted: true,
      } as never)
    : []
  return new Map(tills.map((till) => [till.id, till.name]))
}

/** Stock locations; those that are gone are left out. */
export async function placeNames(
  container: MedusaContainer,
  ids: Iterable<string>
): Promise<Names> {
  const wanted = [...new Set(ids)]
  const places = wanted.length
    ? await container
        .resolve(Modules.STOCK_LOCATION)
        .listStockLocations({ id: wanted }, { select: ["id", "name"], take: wanted.length })
    : []
  return new Map(places.map(({ id, name }) => [id, name]))
}
