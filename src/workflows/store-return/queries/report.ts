import type { MedusaContainer } from "@medusajs/framework/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
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
  const { reasons, products, stores, channels, exchanged, blind, overridden, ...totals } =
    await container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => readReturnReport(manager, days))
  const known = await findStoresBy(
    container,
    "id",
    stores.flatMap(({ id }) => id ?? [])
  )
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const told = ({ id, name, units, worth }: ReportGroup): AdminReturnReportGroup => ({
    id,
    name: name ?? names.get(id ?? "") ?? id ?? "",
    units,
    share: units / totals.units,
    worth,
  })
  const shareOf = (returns: number) => (totals.returns > 0 ? returns / totals.returns : null)
  return {
    ...period,
    ...totals,
    exchange_share: shareOf(exchanged),
    blind_share: shareOf(blind),
    override_share: shareOf(overridden),
    reasons: reasons.map(told),
    products: products.map(told),
    stores: stores.map(told),
    channels: channels.map(told),
  }
}
