import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Language, languageOf } from "../../../../core/language"
import { decimalsOf } from "../../../../core/money"
import { unseal } from "../../../../core/seal"
import { STORE_RETURN_MODULE } from "../../../../modules/store-return"
import { giftLink } from "../../../../modules/store-return/domain/gift-receipt"
import { returnCode } from "../../../../modules/store-return/domain/return-code"
import { findCases } from "../../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../../modules/store-return/service"
import type { ReturnCase, ReturnRequest } from "../../../../modules/store-return/types"
import { RETAIL_STORE_MODULE } from "../../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../../modules/retail-store/service"
import type { RetailStoreWithCalendar } from "../../../../modules/retail-store/types"
import { giftPage, guestPage } from "../../../notices/guest-page"
import { greetingName } from "../../../pickup/notices/facts"
import { placeOf } from "../../../pickup/notices/gather-facts"
import { readGiftReceipt } from "../../gift/find-gift"
import { postAddress } from "../post-address"
import type { GiftFacts, RequestFacts } from "./facts"

export type BuyersOrder = {
  email: string | null
  locale?: string | null
  customer_id: string | null
  customer: { first_name: string | null; email: string | null } | null
  shipping_address: { first_name: string | null } | null
}

/** Who is told of a request: who bought the goods, or who holds their gift receipt. */
export type RequestReader =
  | { is: "buyer"; email: string; customer_id: string | null; facts: RequestFacts }
  | { is: "holder"; email: string; facts: GiftFacts }

/** What whoever asked may be told, and nobody else is; null when nobody left an address. */
export async function gatherFacts(
  container: MedusaContainer,
  request: ReturnRequest,
  now: Date
): Promise<RequestReader | null> {
  const { options, secret, ...desk } = deskOf(container)
  const [order, returned] = await Promise.all([
    readBuyersOrder(container, request.order_id),
    desk.caseOf(request),
  ])
  const locale = languageOf(order?.locale, options.notices.defaultLocale)
  if (request.gift_receipt_id) {
    return request.receiver === null
      ? null
      : {
          is: "holder",
          email: unseal(secret, request.receiver),
          facts: {
            ...(await returnFacts(container, request, { returned, locale })),
            link: await giftPageOf(container, request.gift_receipt_id),
          },
        }
  }
  const email = order && buyerEmail(order)
  if (!email) {
    return null
  }
  return {
    is: "buyer",
    email,
    customer_id: order.customer_id,
    facts: {
      ...(await returnFacts(container, request, { returned, locale })),
      name: buyerName(order),
      order_number: request.order_display_id,
      link: guestPage(request.order_id, { options, secret, now }),
      amount: returned && returned.amount > 0 ? sayMoney(returned, locale) : null,
      has_store_credit: returned?.legs.some(({ kind }) => kind === "store_credit") ?? false,
    },
  }
}

/** What buyer and holder are told alike. */
async function returnFacts(
  container: MedusaContainer,
  request: ReturnRequest,
  { returned, locale }: { returned: ReturnCase | null; locale: Language }
): Promise<Omit<GiftFacts, "link">> {
  const { options, secret } = deskOf(container)
  const store = await storeOf(container, request, returned)
  const post = request.way === "post" ? await postAddress(container, options, locale) : null
  return {
    locale,
    way: request.way,
    store: store && { ...placeOf(store), exceptions: [] },
    post: post && { address: linesOf(post), instructions: post.instructions },
    time_zone: store?.time_zone ?? "UTC",
    code: returnCode.derive(secret, request.id, request.code_issue),
    goods: request.units.map(({ title, quantity }) => times(title, quantity)),
    asked: request.units.reduce((sum, { quantity }) => sum + quantity, 0),
    received: returned?.units.length ?? 0,
    refused: request.refused_reason,
    expires_at: request.expires_at,
  }
}

async function giftPageOf(container: MedusaContainer, giftId: string): Promise<string | null> {
  const { options, secret } = deskOf(container)
  return giftPage(giftLink.sign(secret, await readGiftReceipt(container, giftId)), options)
}

function deskOf(container: MedusaContainer) {
  const service = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const caseOf = async ({ case_id }: ReturnRequest): Promise<ReturnCase | null> =>
    (case_id ? await service.reading((manager) => findCases(manager, [case_id])) : [])[0] ?? null
  return { options: service.options, secret: service.secret, caseOf }
}

export async function readBuyersOrder(
  container: MedusaContainer,
  id: string
): Promise<BuyersOrder | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      ...["email", "locale", "customer_id"],
      ...["customer.first_name", "customer.email", "shipping_address.first_name"],
    ],
    filters: { id },
  })
  return data[0] as unknown as BuyersOrder | undefined
}

/** Where whoever bought an order hears of it; null: nobody knows, as of many sales at tills. */
export const buyerEmail = ({ email, customer }: BuyersOrder): string | null =>
  email ?? customer?.email ?? null

export const buyerName = ({ customer, shipping_address }: BuyersOrder): string | null =>
  greetingName((customer ?? shipping_address)?.first_name ?? "")

/** "Coat" or "Coat × 2". */
export const times = (title: string, quantity: number): string =>
  quantity === 1 ? title : `${title} × ${quantity}`

/** The store that has the goods, else the one the shopper means to come to, while it is there; its zone is the notice's. */
export async function storeOf(
  container: MedusaContainer,
  { retail_store_id }: Pick<ReturnRequest, "retail_store_id">,
  returned: ReturnCase | null
): Promise<RetailStoreWithCalendar | null> {
  const id = returned?.retail_store_id ?? retail_store_id
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const [store] = id ? await stores.listStoresWithCalendar([id]) : []
  return store ?? null
}

const linesOf = (place: NonNullable<Awaited<ReturnType<typeof postAddress>>>): string =>
  [place.name, place.address_1, place.address_2, place.postal_code, place.city, place.phone]
    .filter(Boolean)
    .join(", ")

/** Such as "9 566,67 ₽", of minor units. */
export function sayMoney(
  { amount, currency_code }: Pick<ReturnCase, "amount" | "currency_code">,
  locale: Language
): string {
  const digits = decimalsOf(currency_code)
  return new Intl.NumberFormat(locale === "ru" ? "ru-RU" : "en-GB", {
    style: "currency",
    currency: currency_code.toUpperCase(),
    minimumFractionDigits: digits,
  }).format(amount / 10 ** digits)
}
