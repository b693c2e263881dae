import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { returnRate } from "../../../modules/store-return/domain/return-rate"
import {
  type ReportGroup,
  readReturnReport,
} from "../../../modules/store-return/read-models/report"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AdminReturnReport, AdminReturnReportGroup } from "../../../types/return-desk"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { type Period, storeDays } from "./store-days"

/** What came back in these stores (null: in all) on these days. @throws INVALID_DATA `period_invalid` */
export async function readAdminReturnReport(
  container: MedusaContainer,
  storeIds: readonly string[] | null,
  period: Required<Period>
): Promise<AdminReturnReport> {
  const days = await storeDays(container, storeIds, period)
  const { reasons, products, stores, channels, sold, exchanged, blind, overridden, ...totals } =
    await container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => readReturnReport(manager, days))
  const known = await findStoresBy(
    container,
    "id",
    stores.flatMap(({ id }) => id ?? [])
  )
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const told = (
    { id, name, units, worth }: ReportGroup,
    units_sold: number | null
  ): AdminReturnReportGroup => ({
    id,
    name: name ?? names.get(id ?? "") ?? id ?? "",
    units,
    share: units / totals.units,
    ...{ units_sold, return_rate: returnRate(units, units_sold ?? 0) },
    worth,
  })
  const toldAgainst = (groups: ReportGroup[], got: ReadonlyMap<string | null, number>) =>
    groups.map((group) => told(group, got.get(group.id) ?? 0))
  const shareOf = (returns: number) => (totals.returns > 0 ? returns / totals.returns : null)
  return {
    ...period,
    ...totals,
    ...{ units_sold: sold.units, return_rate: returnRate(totals.units, sold.units) },
    exchange_share: shareOf(exchanged),
    blind_share: shareOf(blind),
    override_share: shareOf(overridden),
    reasons: reasons.map((group) => told(group, null)),
    products: toldAgainst(products, sold.products),
    stores: toldAgainst(stores, sold.stores),
    channels: toldAgainst(channels, sold.channels),
  }
}
