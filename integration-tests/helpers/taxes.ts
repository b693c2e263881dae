import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Shop } from "./shop"

/** Value added tax of 20 % on everything sold in the shop's region, in its prices or on top of them. */
export async function chargeTax(
  container: MedusaContainer,
  { region_id }: Shop,
  { inPrices }: { inPrices: boolean }
): Promise<void> {
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: "ru",
        provider_id: "tp_system",
        default_tax_rate: { rate: 20, code: "vat", name: "VAT" },
      },
    ],
  })
  await preferTax(container, region_id, inPrices)
}

/** Whether prices of the region have their tax in them. */
export async function preferTax(
  container: MedusaContainer,
  region_id: string,
  inPrices: boolean
): Promise<void> {
  const pricing = container.resolve(Modules.PRICING)
  for (const [attribute, value] of [
    ["region_id", region_id],
    ["currency_code", "rub"],
  ] as const) {
    const [known] = await pricing.listPricePreferences({ attribute, value })
    await pricing.upsertPricePreferences([
      { ...(known && { id: known.id }), attribute, value, is_tax_inclusive: inPrices },
    ])
  }
}
