import { PosAddKey } from "../../v1/keys/validators"
import { PosPair } from "../../v1/pair/validators"
import { PosToken } from "../../v1/token/validators"
import { KeyAdded, Paired, Token } from "../answers/devices"
import type { Operation } from "../operation"

export const deviceOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/pos/v1/pair",
    tag: "Devices",
    summary: "Register a till's key by a one-time code",
    description:
      "Staff make the code in the dashboard. It lives ten minutes and works once. The private part of the key never leaves the till.",
    access: "anyone",
    body: PosPair,
    answer: { status: 201, description: "Who the till is from now on.", schema: Paired },
    problems: [
      [401, "invalid_pairing_code"],
      [409, "key_known"],
    ],
  },
  {
    method: "post",
    path: "/pos/v1/token",
    tag: "Devices",
    summary: "Get a bearer token",
    description:
      "OAuth 2 client credentials with private_key_jwt (RFC 7523). The assertion has iss and sub (the device id), aud (this URL or urn:omnichannel:pos), a new jti, iat, and exp at most five minutes ahead; its header has alg EdDSA and kid.",
    access: "anyone",
    body: PosToken,
    takesForm: true,
    answer: { status: 200, description: "A token of 15 minutes.", schema: Token },
    problems: [[401, "invalid_client"]],
  },
  {
    method: "post",
    path: "/pos/v1/keys",
    tag: "Devices",
    summary: "Register the till's next key",
    description: "The one in use stays in force until it is taken out: a change without a pause.",
    access: "till",
    body: PosAddKey,
    answer: { status: 201, description: "The key is in force.", schema: KeyAdded },
    problems: [
      [409, "too_many_keys"],
      [409, "key_known"],
    ],
  },
  {
    method: "delete",
    path: "/pos/v1/keys/{kid}",
    tag: "Devices",
    summary: "Take one of the till's keys out of force",
    access: "till",
    answer: { status: 204, description: "Tokens it opened live on for their 15 minutes." },
    problems: [[404, "key_not_found"]],
  },
]
