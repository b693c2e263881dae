import { PosAddKey } from "../../v1/keys/validators"
import { PosPair } from "../../v1/pair/validators"
import { PosToken } from "../../v1/token/validators"
import { KeyAdded, Me, Paired, Token } from "../answers/devices"
import type { Operation } from "../operation"

export const deviceOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/pos/v1/pair",
    tag: "Devices",
    summary: {
      en: "Register a till's key by a one-time code",
      ru: "Зарегистрировать ключ кассы по одноразовому коду",
    },
    description: {
      en: "Staff make the code in the dashboard. It lives ten minutes and works once; the same code with the same key answers the same while it lives. The private part of the key never leaves the till.",
      ru: "Код создают в панели управления. Он живёт десять минут и действует один раз; тот же код с тем же ключом, пока жив, даёт тот же ответ. Закрытая часть ключа не покидает кассу.",
    },
    access: "anyone",
    body: PosPair,
    answer: {
      status: 201,
      description: { en: "Who the till is from now on.", ru: "Кем касса теперь является." },
      schema: Paired,
    },
    problems: ["invalid_pairing_code", "key_known"],
  },
  {
    method: "post",
    path: "/pos/v1/token",
    tag: "Devices",
    summary: { en: "Get a bearer token", ru: "Получить токен Bearer" },
    description: {
      en: "OAuth 2 client credentials with private_key_jwt (RFC 7523). The assertion has iss and sub (the device id), aud (token_url of the pairing, or urn:omnichannel:pos), a new jti, iat, and exp at most five minutes ahead; its header has alg EdDSA and kid. Errors carry OAuth's `error` and `error_description` too.",
      ru: "OAuth 2 client credentials с private_key_jwt (RFC 7523). В утверждении: iss и sub (id кассы), aud (token_url из привязки или urn:omnichannel:pos), новый jti, iat и exp не дальше пяти минут; в заголовке — alg EdDSA и kid. В ошибках есть и поля OAuth `error`, `error_description`.",
    },
    access: "anyone",
    body: PosToken,
    takesForm: true,
    answer: {
      status: 200,
      description: { en: "A token of 15 minutes.", ru: "Токен на 15 минут." },
      schema: Token,
    },
    problems: [
      "unsupported_grant_type",
      "invalid_scope",
      "invalid_client",
      "clock_skew",
      "assertion_used",
    ],
  },
  {
    method: "get",
    path: "/pos/v1/me",
    tag: "Devices",
    summary: {
      en: "Who the server takes the till for, and the server's clock",
      ru: "За кого сервер принимает кассу, и часы сервера",
    },
    access: "till",
    drains: true,
    answer: { status: 200, description: { en: "The till.", ru: "Касса." }, schema: Me },
  },
  {
    method: "post",
    path: "/pos/v1/keys",
    tag: "Devices",
    summary: { en: "Register the till's next key", ru: "Добавить следующий ключ кассы" },
    description: {
      en: "The one in use stays in force until it is taken out: a change without a pause.",
      ru: "Прежний действует, пока не удалён: смена без перерыва.",
    },
    access: "till",
    body: PosAddKey,
    answer: {
      status: 201,
      description: { en: "The key is in force.", ru: "Ключ действует." },
      schema: KeyAdded,
    },
    problems: ["till_not_found", "too_many_keys", "key_known"],
  },
  {
    method: "delete",
    path: "/pos/v1/keys/{kid}",
    tag: "Devices",
    summary: {
      en: "Take one of the till's keys out of force",
      ru: "Прекратить действие одного из ключей кассы",
    },
    access: "till",
    answer: {
      status: 204,
      description: {
        en: "With it end the tokens it opened.",
        ru: "Вместе с ним кончаются полученные по нему токены.",
      },
    },
    problems: ["till_not_found", "key_not_found", "last_key"],
  },
]
