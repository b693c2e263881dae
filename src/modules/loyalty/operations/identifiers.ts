import { generateEntityId } from "@medusajs/framework/utils"
import { conflict, invalid, notFound } from "../../../core/errors"
import { keyedHash } from "../../../core/keyed-hash"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { normalIdentifier } from "../domain/identifiers"
import type { IdentifierKind } from "../types"
import { lockAccount, survivorOf } from "./open-books"

export type Identifier = { kind: IdentifierKind; value: string }

/** Only a keyed hash is kept: who reads the table cannot use, or guess, a card or a number. */
export const hashedValue = (secret: string, { kind, value }: Identifier): string => {
  const normal = normalIdentifier(kind, value)
  if (!normal) {
    throw invalid("identifier_invalid", `This is no ${kind}`)
  }
  return keyedHash(secret, `loyalty-${kind}`, normal).toString("hex")
}

/**
 * Lets an account be found by a card, a phone number (E.164) or an e-mail address. Added again, nothing changes.
 * @throws INVALID_DATA `identifier_invalid`; NOT_FOUND `account_not_found`; CONFLICT `identifier_taken`.
 */
export async function addIdentifier(
  manager: SqlEntityManager,
  secret: string,
  { account_id, ...identifier }: Identifier & { account_id: string },
  now: Date
): Promise<void> {
  const hash = hashedValue(secret, identifier)
  const { id, programme_id } = await lockAccount(manager, account_id)
  const added = await boundRows(
    manager,
    `insert into omni_loyalty_identifier (id, programme_id, account_id, kind, value_hash, hint, valid_from)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (programme_id, kind, value_hash) where valid_to is null do nothing returning id`,
    [
      generateEntityId(undefined, "lyi"),
      programme_id,
      id,
      identifier.kind,
      hash,
      identifier.kind === "email" ? null : identifier.value.slice(-4),
      now,
    ]
  )
  if (
    added.length === 0 &&
    (await findByHash(manager, programme_id, identifier.kind, hash)) !== id
  ) {
    throw conflict("identifier_taken", `This ${identifier.kind} belongs to another account`)
  }
}

/** Ends an identifier, for instance of a lost card or a phone number that is somebody else's now. */
export async function endIdentifier(
  manager: SqlEntityManager,
  secret: string,
  { programme_id, ...identifier }: Identifier & { programme_id: string },
  now: Date
): Promise<void> {
  await boundRows(
    manager,
    `update omni_loyalty_identifier set valid_to = ?
     where programme_id = ? and kind = ? and value_hash = ? and valid_to is null`,
    [now, programme_id, identifier.kind, hashedValue(secret, identifier)]
  )
}

/**
 * Ends an identifier of this account, or of one that was merged into it.
 * @throws INVALID_DATA `identifier_invalid`; NOT_FOUND `account_not_found`, `identifier_not_found`.
 */
export async function endIdentifierOf(
  manager: SqlEntityManager,
  secret: string,
  { account_id, ...identifier }: Identifier & { account_id: string },
  now: Date
): Promise<void> {
  const { id, programme_id } = await lockAccount(manager, account_id)
  const named = { programme_id, ...identifier }
  if ((await findAccount(manager, secret, named)) !== id) {
    throw notFound("identifier_not_found", `This account is not found by that ${identifier.kind}`)
  }
  await endIdentifier(manager, secret, named, now)
}

/** The account somebody names, where it is now if it was merged; null when there is none. */
export async function findAccount(
  manager: SqlEntityManager,
  secret: string,
  { programme_id, ...identifier }: Identifier & { programme_id: string }
): Promise<string | null> {
  return await findByHash(manager, programme_id, identifier.kind, hashedValue(secret, identifier))
}

async function findByHash(
  manager: SqlEntityManager,
  programmeId: string,
  kind: IdentifierKind,
  hash: string
): Promise<string | null> {
  const [found] = await boundRows<{ account_id: string }>(
    manager,
    `select account_id from omni_loyalty_identifier
     where programme_id = ? and kind = ? and value_hash = ? and valid_to is null`,
    [programmeId, kind, hash]
  )
  return found ? await survivorOf(manager, found.account_id) : null
}
