import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { findPickups, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { findCases } from "../../../modules/store-return/operations/cases"
import { type CaseFilters, readCasePage } from "../../../modules/store-return/read-models/case-page"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { findTerms, type TermsOfCase } from "../../../modules/store-return/read-models/terms"
import type { AcceptedBy, CaseWay, ReturnCase } from "../../../modules/store-return/types"
import type { AdminReturnCase } from "../../../types/return-desk"
import { placeNames, tillNames, userNames } from "../../names"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { type Collection, newUnitTold, placesOf } from "../exchange/new-units-told"

const deskOf = (container: MedusaContainer) =>
  container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)

/** A page of returns as the dashboard gets them, the youngest first. */
export async function readReturnCases(
  container: MedusaContainer,
  filters: CaseFilters
): Promise<{ returns: AdminReturnCase[]; count: number }> {
  const { cases, count } = await deskOf(container).reading((manager) =>
    readCasePage(manager, filters)
  )
  return { returns: await toldOf(container, cases), count }
}

/** @throws NOT_FOUND `return_not_found` */
export async function readReturnCase(
  container: MedusaContainer,
  id: string
): Promise<AdminReturnCase> {
  const cases = await deskOf(container).reading((manager) => findCases(manager, [id]))
  const [told] = await toldOf(container, cases)
  if (!told) {
    throw notFound("return_not_found", "There is no such return")
  }
  return told
}

/** Places parcels came to, which are no stores, those units were put, and those new units are delivered from. */
const placesToName = (cases: readonly ReturnCase[]): string[] =>
  cases.flatMap(({ retail_store_id, stock_location_id, units, new_units }) => [
    ...(retail_store_id === null ? [stock_location_id] : []),
    ...units.flatMap((unit) => unit.stock_location_id ?? []),
    ...placesOf(new_units),
  ])

async function toldOf(
  container: MedusaContainer,
  cases: readonly ReturnCase[]
): Promise<AdminReturnCase[]> {
  const terms = await deskOf(container).reading((manager) =>
    findTerms(
      manager,
      cases.map(({ id }) => id)
    )
  )
  const overriders = [...terms.values()].flatMap(({ override }) => override?.user_id ?? [])
  const doers = cases.flatMap(({ accepted_by, way, legs }) => [
    { id: accepted_by, way },
    ...legs.flatMap(({ done_by, done_way }) =>
      done_by && done_way ? { id: done_by, way: done_way } : []
    ),
  ])
  const idsOf = (way: AcceptedBy["way"]): string[] =>
    doers.filter((each) => each.way === way).map(({ id }) => id)
  const [users, tills, stores] = await Promise.all([
    userNames(container, [...idsOf("desk"), ...overriders]),
    tillNames(container, idsOf("till")),
    findStoresBy(
      container,
      "id",
      cases.flatMap(({ retail_store_id }) => retail_store_id ?? [])
    ),
  ])
  const doer = <Way extends CaseWay>(id: string, way: Way) => ({
    ...{ id, way },
    name: (way === "till" ? tills : users).get(id) ?? null,
  })
  const pickupOf = await readPickups(container, cases)
  const places = await placeNames(container, placesToName(cases))
  const storeNames = new Map(stores.map(({ id, name }) => [id, name]))
  const nameOfPlace = ({ retail_store_id, stock_location_id }: ReturnCase): string =>
    retail_store_id
      ? (storeNames.get(retail_store_id) ?? retail_store_id)
      : (places.get(stock_location_id) ?? stock_location_id)
  return cases.map((each) => ({
    id: each.id,
    order_id: each.order_id,
    order_number: each.order_display_id,
    gift_receipt_id: each.gift_receipt_id,
    retail_store: {
      id: each.retail_store_id,
      name: nameOfPlace(each),
    },
    state: each.state,
    currency_code: each.currency_code,
    worth: each.worth,
    amount: each.amount,
    due: each.due,
    due_tender: each.due_tender,
    new_units: each.new_units.map((unit) => {
      const pickup = pickupOf(unit.line_item_id)
      return {
        ...{ line_item_id: unit.line_item_id, pickup_id: pickup?.id ?? null },
        ...newUnitTold(unit, places, pickup ?? null),
      }
    }),
    ...termsTold(terms.get(each.id), users),
    failure: each.failure,
    note: each.note,
    return_id: each.medusa_return_id,
    transfer_id: each.transfer_id,
    units: each.units.map(({ stock_location_id: place, ...unit }) => ({
      line_item_id: each.order_id === null ? null : unit.order_line_item_id,
      ...{ variant_id: unit.variant_id, title: unit.title, reason: unit.reason },
      ...{ grade: unit.grade, disposition: unit.disposition, amount: unit.amount },
      stock_location: place === null ? null : { id: place, name: places.get(place) ?? place },
    })),
    legs: each.legs.map(({ done_at, done_by, done_way, case_id: _, ...leg }) => ({
      ...leg,
      done_at: done_at?.toISOString() ?? null,
      done_by: done_by && done_way ? doer(done_by, done_way) : null,
    })),
    accepted_by: { ...doer(each.accepted_by, each.way), cashier: each.cashier },
    accepted_at: each.accepted_at.toISOString(),
    settled_at: each.settled_at?.toISOString() ?? null,
    fiscal_receipt: each.fiscal_receipt,
  }))
}

type Collected = { id: string } & Collection

/** The pickups by which units of these cases are collected, by the units' lines. */
export async function readPickups(
  container: MedusaContainer,
  cases: readonly ReturnCase[]
): Promise<(lineId: string) => Collected | undefined> {
  const collected = cases.filter(({ new_units }) => new_units.some(({ collect }) => collect))
  if (collected.length === 0) {
    return () => undefined
  }
  const { pickups, lines } = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading(async (manager) => {
      const values = collected.map(({ id }) => id)
      const found = await findPickups(manager, { column: "return_case_id", values })
      const ids = found.map(({ id }) => id)
      return { pickups: found, lines: await linesOf(manager, ids) }
    })
  const stores = await findStoresBy(
    container,
    "id",
    pickups.map(({ retail_store_id }) => retail_store_id)
  )
  const storeOf = new Map(stores.map((store) => [store.id, store]))
  const byId = new Map(
    pickups.map(({ id, promised_at: ready_at, retail_store_id, stock_location_id }) => {
      const { name = stock_location_id, time_zone = "UTC" } = storeOf.get(retail_store_id) ?? {}
      // Another store than the desk promised, when the shopper chose one since.
      return [id, { id, ready_at, time_zone, place: { stock_location_id, name } }]
    })
  )
  const byLine = new Map(
    lines.map(({ order_line_item_id, pickup_id }) => [order_line_item_id, byId.get(pickup_id)])
  )
  return (lineId) => byLine.get(lineId)
}

function termsTold(
  terms: TermsOfCase | undefined,
  users: ReadonlyMap<string, string>
): Pick<AdminReturnCase, "lapsed" | "fee" | "policy_version" | "override"> {
  const { policy_version = 0, fee = 0, lapsed = 0, override = null } = terms ?? {}
  return {
    ...{ policy_version, lapsed, fee },
    override: override && {
      by: { id: override.user_id, name: users.get(override.user_id) ?? null },
      role: override.role,
      reason: override.reason,
      refusals: override.refusals.map(({ code, params, line_item_id }) => ({
        ...{ code, params, line_item_id },
      })),
      at: override.at.toISOString(),
    },
  }
}
