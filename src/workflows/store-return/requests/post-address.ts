import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Language } from "../../../core/language"
import type { OmnichannelOptions } from "../../../options"
import type { StoreReturnRequest } from "../../../types/return-requests"

/** Where a parcel is to go, and what else to do; null without such a place. */
export async function postAddress(
  container: MedusaContainer,
  { returns }: OmnichannelOptions,
  language: Language
): Promise<StoreReturnRequest["post"]> {
  if (!returns.postLocationId) {
    return null
  }
  const [place] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ id: [returns.postLocationId] }, { relations: ["address"] })
  const address = place?.address
  return {
    name: place?.name ?? "",
    address_1: address?.address_1 ?? null,
    address_2: address?.address_2 ?? null,
    city: address?.city ?? null,
    province: address?.province ?? null,
    postal_code: address?.postal_code ?? null,
    country_code: address?.country_code ?? null,
    phone: address?.phone ?? null,
    instructions: returns.postInstructions[language] ?? null,
  }
}
