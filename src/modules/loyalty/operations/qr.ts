import { randomBytes } from "node:crypto"
import { conflict, notFound } from "../../../core/errors"
import { seal, unseal } from "../../../core/seal"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { codesFrom, newSeed, type QrCode, readQr, stepOf } from "../domain/qr"
import { survivorOf } from "./open-books"

const TOKEN_BYTES = 16

/**
 * The codes an account's screen shows from now on. Its seed is made at the first time and never leaves the server; it
 * is stored sealed.
 * @throws NOT_FOUND `account_not_found`.
 */
export async function qrCodesOf(
  manager: SqlEntityManager,
  secret: string,
  { account_id, count }: { account_id: string; count: number },
  now: Date
): Promise<QrCode[]> {
  const owner = await survivorOf(manager, account_id)
  await boundRows(
    manager,
    `insert into omni_loyalty_qr (account_id, token, sealed_seed, created_at) values (?, ?, ?, ?)
     on conflict (account_id) do nothing`,
    [owner, randomBytes(TOKEN_BYTES).toString("base64url"), seal(secret, newSeed()), now]
  )
  const [qr] = await boundRows<{ token: string; sealed_seed: string }>(
    manager,
    "select token, sealed_seed from omni_loyalty_qr where account_id = ? for update",
    [owner]
  )
  const seed = opened(secret, qr!.sealed_seed) ?? (await renewSeed(manager, secret, owner))
  return codesFrom(qr!.token, seed, now, count)
}

/** Sealed under another secret of the plugin it opens nothing, as everything that secret keyed. */
function opened(secret: string, sealed: string): string | null {
  try {
    return unseal(secret, sealed)
  } catch {
    return null
  }
}

async function renewSeed(
  manager: SqlEntityManager,
  secret: string,
  accountId: string
): Promise<string> {
  const seed = newSeed()
  await boundRows(manager, "update omni_loyalty_qr set sealed_seed = ? where account_id = ?", [
    seal(secret, seed),
    accountId,
  ])
  return seed
}

/** Who reads a code, and for what: a look needs no receipt. */
export type QrUse = { device_id: string; receipt: string | null }

type QrRow = {
  account_id: string
  sealed_seed: string
  used_step: number
  used_till: string | null
  used_receipt: string | null
}

/**
 * The account of a code a till has read. The first till to read a code has it: it may read it again, for one receipt.
 * For everybody else it is used, and so are the ones before it: a photograph of a screen is worth nothing.
 * @throws NOT_FOUND `qr_unknown`; CONFLICT `qr_expired`, `qr_used`.
 */
export async function claimQr(
  manager: SqlEntityManager,
  secret: string,
  { text, device_id, receipt }: QrUse & { text: string },
  now: Date
): Promise<string> {
  const read = readQr(text)
  const [qr] = await boundRows<QrRow>(
    manager,
    `select account_id, sealed_seed, used_step::float8, used_till, used_receipt from omni_loyalty_qr
     where token = ? for update`,
    [read?.token ?? ""]
  )
  if (!read || !qr) {
    throw notFound("qr_unknown", "This is no code of a shopper")
  }
  const seed = opened(secret, qr.sealed_seed)
  const step = seed === null ? null : stepOf(seed, read.code, now)
  if (step === null) {
    throw conflict("qr_expired", "The code is not one of now; the shopper shows the next one")
  }
  if (!isFree(qr, step, { device_id, receipt })) {
    throw conflict("qr_used", "The code was used before; the shopper shows the next one")
  }
  await boundRows(
    manager,
    `update omni_loyalty_qr set used_receipt = case when used_step = ? then coalesce(?, used_receipt) else ? end,
       used_step = ?, used_till = ? where account_id = ?`,
    [step, receipt, receipt, step, device_id, qr.account_id]
  )
  return await survivorOf(manager, qr.account_id)
}

function isFree(qr: QrRow, step: number, { device_id, receipt }: QrUse): boolean {
  if (step !== qr.used_step) {
    return step > qr.used_step
  }
  const isSameReceipt = receipt === null || qr.used_receipt === null || receipt === qr.used_receipt
  return qr.used_till === device_id && isSameReceipt
}
