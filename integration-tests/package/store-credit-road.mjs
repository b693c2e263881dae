/** With the official loyalty plugin beside: what comes back becomes store credit by itself, once. */
import { strict as assert } from "node:assert"
import pg from "pg"
import { signUp } from "./shopper.mjs"

const VERA = { email: "vera@example.com", password: "a password of Vera's" }
const STORE_CREDIT_FIRST = { rules: { refund_to: { pp_system_default: ["store_credit", "same"] } } }

/** As if the process had ended between the credit and the note of it. */
async function loseTheNote(databaseUrl, caseId) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("update omni_return_leg set done_at = null, credit_transaction_id = null where case_id = $1", [caseId])
    await client.query("update omni_return_case set state = 'accepted', settled_at = null where id = $1", [caseId])
    await client.query("select graphile_worker.add_job('omni-settle-return', json_build_object('case_id', $1::text))", [caseId])
  } finally {
    await client.end()
  }
}

/** A coat of a shopper with an account comes back at the desk. */
export async function returnForStoreCredit(counter, databaseUrl) {
  const { admin, eventually, order, collect, stock, storeId } = counter
  await stock(1)
  await admin("POST", "/return-policies", STORE_CREDIT_FIRST, 201)
  const vera = await signUp(counter, VERA)
  const bought = await order(vera, 1)
  await collect(bought.id)

  const { order: known } = await admin("GET", `/orders/${bought.id}?fields=id,customer_id,*items`)
  // What the hand-over takes is captured a moment after it.
  await eventually(
    "the payment of what was collected",
    async () => (await admin("GET", `/return-desk/orders/${bought.id}`)).order.refusal === null
  )
  const asked = { retail_store_id: storeId, order_id: bought.id }
  const unit = { line_item_id: known.items[0].id, quantity: 1 }
  const { quote } = await admin("POST", "/return-desk/quote", { ...asked, units: [unit] })
  const [leg] = quote.legs
  assert.deepEqual([leg.kind, leg.amount, leg.credit_customer_id], ["store_credit", 9900_00, known.customer_id])
  const units = [{ ...unit, reason: "size", grade: "resell" }]
  const { return: taken } = await admin("POST", "/return-desk/returns", { ...asked, units, amount: quote.amount }, 201)

  const settled = async (what) => {
    const found = async () => (await admin("GET", `/return-desk/returns/${taken.id}`)).return
    await eventually(what, async () => (await found()).state === "settled")
    const { store_credit_accounts: accounts } = await vera("GET", "/store-credit-accounts?currency_code=rub")
    assert.deepEqual(
      accounts.map(({ currency_code, balance }) => [currency_code, balance]),
      [["rub", 9900]],
      what
    )
    return (await found()).legs[0].credit_transaction_id
  }
  const made = await settled("store credit of what came back")
  assert.ok(made, "the return names what was credited")
  await loseTheNote(databaseUrl, taken.id)
  assert.equal(await settled("the same store credit, though the note of it was lost"), made)
}
