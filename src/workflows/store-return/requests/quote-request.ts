import type { MedusaContainer } from "@medusajs/framework/types"
import type { StoreGiftReturnQuote } from "../../../types/gift-receipts"
import type { StoreReturnQuote } from "../../../types/return-requests"
import { pointsMoved } from "../desk/points-moved"
import type { OrderQuote } from "../desk/quote-return"
import { refusalsToShopper } from "../policy/told-to-shopper"
import { type AskedReturn, quoteAsked, receivingPlace } from "./asked-return"

/**
 * What a request for these units would come to, and all that the policy refuses of it; holds and moves nothing.
 * @throws as `receivingPlace`, `quoteAsked`
 */
export async function quoteRequest(
  container: MedusaContainer,
  asked: Omit<AskedReturn, "gift">
): Promise<StoreReturnQuote> {
  const quoted = await foresee(container, asked)
  const { order, quote, legs } = quoted
  return {
    ...verdictOn(quoted),
    currency_code: order.currency_code,
    ...{ worth: quote.worth, tax: quote.tax },
    ...{ lapsed: quote.lapsed, fee: quote.fee, amount: quote.amount },
    // Which payment and whose account it is are names of the shop's own.
    legs: legs.map(({ kind, tender, amount }) => ({ kind, tender, amount })),
    points: await pointsMoved(container, asked, asked.now),
  }
}

/** As `quoteRequest` by a gift receipt: its holder is told nothing of money. */
export const quoteGiftRequest = async (
  container: MedusaContainer,
  asked: AskedReturn & Required<Pick<AskedReturn, "gift">>
): Promise<StoreGiftReturnQuote> => verdictOn(await foresee(container, asked))

async function foresee(container: MedusaContainer, asked: AskedReturn): Promise<OrderQuote> {
  // Where the goods cannot go, nothing can be asked for either.
  await receivingPlace(container, asked)
  return await quoteAsked(container, asked)
}

function verdictOn({ order, assessed }: OrderQuote): StoreGiftReturnQuote {
  const refusals = refusalsToShopper(order, assessed)
  return { allowed: refusals.length === 0, refusals }
}
