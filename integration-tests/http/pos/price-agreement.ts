import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import { fromMinor } from "../../../src/core/money"
import { priceAt } from "../../../src/modules/change-feed/domain/prices"
import { readPrices } from "../../../src/modules/change-feed/read-models/prices"
import { CHANGE_FEED_MODULE } from "../../../src/modules/change-feed"
import type { ChangeFeedModuleService } from "../../../src/modules/change-feed/service"
import { storeViewOf, type TillPlace } from "../../../src/workflows/change-feed/queries/store-view"

const RUNS = 30
const DAY_MS = 86_400_000
const QUANTITIES = [1, 3, 10]

const amount = fc.integer({ min: 1, max: 400 }).map((hundreds) => hundreds * 100)
const tier = fc.constantFrom({}, { min_quantity: 3 }, { min_quantity: 2, max_quantity: 5 })
/** Prices for the store's region, for another one, and for all. */
const region = fc.constantFrom("own", "other", null)
const day = fc.constantFrom(-2, -1, null, 1, 2)
const prices = fc.array(fc.record({ amount, tier, region }), { minLength: 1, maxLength: 4 })
const lists = fc.array(
  fc.record({
    type: fc.constantFrom("sale", "override"),
    status: fc.constantFrom("active", "active", "draft"),
    starts: day,
    ends: day,
    region,
    prices,
  }),
  { maxLength: 3 }
)

/** For any prices and price lists, a till that keeps what it was told asks what Medusa would ask. */
export async function assertPricesAgree(
  container: MedusaContainer,
  place: TillPlace,
  variantId: string
): Promise<void> {
  const pricing = container.resolve(Modules.PRICING)
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const feed = container.resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
  const view = await storeViewOf(container, place)
  const regionOf = (which: "own" | "other" | null) =>
    which && { region_id: which === "own" ? (view.region_id as string) : "reg_other" }
  const listRulesOf = (which: "own" | "other" | null): Record<string, string[]> => {
    const rule = regionOf(which)
    return rule ? { region_id: [rule.region_id] } : {}
  }
  const dateOf = (days: number | null) =>
    days === null ? undefined : new Date(Date.now() + days * DAY_MS).toISOString()
  const linkOf = (price_set_id: string) => ({
    [Modules.PRODUCT]: { variant_id: variantId },
    [Modules.PRICING]: { price_set_id },
  })

  const { rows } = await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("select price_set_id from product_variant_price_set where variant_id = ?", [variantId])
  await link.dismiss(linkOf(rows[0].price_set_id))

  await fc.assert(
    fc.asyncProperty(prices, lists, async (base, priceLists) => {
      const set = await pricing.createPriceSets({
        prices: base.map((price) => ({
          amount: price.amount,
          currency_code: "rub",
          ...price.tier,
          rules: regionOf(price.region) ?? {},
        })),
      })
      const made = await pricing.createPriceLists(
        priceLists.map((list) => ({
          title: "List",
          description: "List",
          type: list.type as never,
          status: list.status as never,
          starts_at: dateOf(list.starts),
          ends_at: dateOf(list.ends),
          rules: listRulesOf(list.region),
          prices: list.prices.map((price) => ({
            price_set_id: set.id,
            amount: price.amount,
            currency_code: "rub",
            ...price.tier,
            rules: regionOf(price.region) ?? {},
          })),
        }))
      )
      await link.create(linkOf(set.id))
      try {
        const now = new Date()
        const told = await feed.reading((manager) =>
          readPrices(manager, view, { ids: [variantId] }, now)
        )
        for (const quantity of QUANTITIES) {
          const [theirs] = await pricing.calculatePrices(
            { id: [set.id] },
            { context: { currency_code: "rub", region_id: view.region_id as string, quantity } }
          )
          const ours = priceAt(told.get(variantId)?.prices ?? [], now, quantity)
          expect(ours && fromMinor(ours.amount, "rub")).toBe(theirs?.calculated_amount ?? null)
        }
      } finally {
        await link.dismiss(linkOf(set.id))
        await pricing.deletePriceLists(made.map((list) => list.id))
        await pricing.deletePriceSets([set.id])
      }
    }),
    { numRuns: RUNS }
  )
}
