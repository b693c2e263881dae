import type { Translated } from "./languages"

export type ProblemEntry = {
  status: number
  /** Whether the same request, or the same event, may succeed later. */
  retryable?: boolean
  /** Where the fault is in what was sent, if it is always there; `*` where it depends. */
  pointer?: string
  meaning: Translated
}

const entry = (
  status: number,
  en: string,
  ru: string,
  more: Pick<ProblemEntry, "retryable" | "pointer"> = {}
): ProblemEntry => ({ status, meaning: { en, ru }, ...more })

const AGAIN = { retryable: true } as const

/** Of requests. */
const REQUEST_PROBLEMS = {
  invalid_path: entry(
    400,
    "The path is not percent-encoded UTF-8.",
    "Путь не является UTF-8 в процентной записи."
  ),
  unreadable_body: entry(
    400,
    "The body was cut off, or is not in the encoding it says it is.",
    "Тело оборвано или закодировано не так, как сказано.",
    AGAIN
  ),
  invalid_utf8: entry(400, "The body is not UTF-8.", "Тело не в UTF-8."),
  invalid_json: entry(400, "The body is not JSON.", "Тело не является JSON."),
  unsupported_grant_type: entry(
    400,
    "Only client_credentials is a grant here.",
    "Поддерживается только client_credentials.",
    { pointer: "/grant_type" }
  ),
  invalid_scope: entry(
    400,
    "The till lacks a scope that was asked for.",
    "У кассы нет запрошенного права.",
    { pointer: "/scope" }
  ),
  invalid_since: entry(
    400,
    "This is no token of the change feed.",
    "Это не отметка ленты изменений.",
    { pointer: "/since" }
  ),
  other_types: entry(
    400,
    "A token goes on with the types it was begun for.",
    "Отметка продолжает те типы, с которых начата.",
    { pointer: "/types" }
  ),
  idempotency_key_required: entry(
    400,
    "The header Idempotency-Key is missing.",
    "Нет заголовка Idempotency-Key."
  ),
  idempotency_key_too_long: entry(
    400,
    "The header Idempotency-Key has more than 200 characters.",
    "В заголовке Idempotency-Key больше 200 знаков."
  ),
  line_not_found: entry(
    400,
    "The pickup has no such line.",
    "В заказе на выдачу нет такой строки."
  ),
  line_twice: entry(400, "A line is named twice.", "Строка названа дважды."),
  too_many_units: entry(
    400,
    "The line has fewer units than that.",
    "В строке меньше единиц, чем указано."
  ),
  nothing_handed_over: entry(
    400,
    "No unit is taken or left.",
    "Ни одна единица не выдана и не оставлена."
  ),
  payment_required: entry(
    400,
    "The order is paid at the counter; the detail names the amount.",
    "Заказ оплачивается при получении; сумма — в detail."
  ),
  payment_mismatch: entry(
    400,
    "Another amount is due; the detail names it.",
    "К оплате другая сумма; она — в detail."
  ),
  points_invalid: entry(
    400,
    "Points are whole numbers within the shop's limits.",
    "Баллы — целые числа в пределах магазина."
  ),
  capture_exceeds_hold: entry(
    400,
    "The lines have more points than are held.",
    "В строках больше баллов, чем отложено."
  ),
  burn_lines_invalid: entry(
    400,
    "The lines do not add up to the points.",
    "Строки не сходятся с числом баллов."
  ),
  units_not_returnable: entry(
    400,
    "Not so many units of a line may come back; the detail has both numbers.",
    "Столько единиц строки вернуть нельзя; оба числа — в detail."
  ),
  invalid_pairing_code: entry(
    401,
    "The pairing code is unknown, used or too old.",
    "Код привязки неизвестен, использован или устарел.",
    { pointer: "/pairing_code" }
  ),
  invalid_client: entry(
    401,
    "The assertion is not one of a till in force.",
    "Утверждение не принадлежит действующей кассе."
  ),
  assertion_used: entry(
    401,
    "The assertion was used before; sign a new one.",
    "Утверждение уже использовано; подпишите новое.",
    AGAIN
  ),
  clock_skew: entry(
    401,
    "What was signed is out of date; server_time is the clock to sign by.",
    "Подписанное не ко времени; подписывайте по server_time.",
    AGAIN
  ),
  missing_credential: entry(
    401,
    "The request carries no bearer token.",
    "В запросе нет токена Bearer."
  ),
  invalid_token: entry(
    401,
    "The token is expired or not in force any more; get a new one.",
    "Токен истёк или больше не действует; получите новый.",
    AGAIN
  ),
  invalid_signature: entry(
    401,
    "The request's signature is not the till's.",
    "Подпись запроса не принадлежит кассе."
  ),
  signature_used: entry(
    401,
    "The signature was used before; sign every request anew.",
    "Подпись уже использована; подписывайте каждый запрос заново.",
    AGAIN
  ),
  unknown_device: entry(401, "There is no such till any more.", "Такой кассы больше нет."),
  till_revoked: entry(
    403,
    "The till is revoked; it may only hand in what it made before.",
    "Касса отозвана; она может лишь сдать созданное раньше."
  ),
  insufficient_scope: entry(403, "The till lacks the scope.", "У кассы нет нужного права.", {
    pointer: "*",
  }),
  no_such_route: entry(404, "There is no such route.", "Такого пути нет."),
  key_not_found: entry(
    404,
    "The till has no such key in force.",
    "У кассы нет такого действующего ключа."
  ),
  till_not_found: entry(404, "There is no such till any more.", "Такой кассы больше нет."),
  store_not_found: entry(
    404,
    "The till's store does not exist any more.",
    "Магазина кассы больше нет."
  ),
  pickup_not_found: entry(
    404,
    "There is no such pickup in the till's store.",
    "В магазине кассы нет такого заказа на выдачу."
  ),
  code_not_found: entry(
    404,
    "No order waits here for this code, or none is found by it.",
    "По этому коду здесь ничего не ждёт или не найдено."
  ),
  order_not_found: entry(404, "The order does not exist any more.", "Заказа больше нет."),
  return_request_not_found: entry(
    404,
    "The order has no such return announced online.",
    "У заказа нет такого возврата, оформленного на сайте."
  ),
  line_item_unknown: entry(400, "The order has no such line.", "В заказе нет такой строки."),
  quantity_exceeded: entry(
    400,
    "Not so many units may come back.",
    "Столько единиц вернуть нельзя."
  ),
  shift_not_found: entry(404, "The till has no such shift.", "У кассы нет такой смены."),
  account_not_found: entry(
    404,
    "Nobody has points by that name.",
    "По этим данным баллов ни у кого нет."
  ),
  programme_not_found: entry(
    404,
    "The shop has no loyalty programme.",
    "В магазине нет программы лояльности."
  ),
  hold_not_found: entry(404, "The till holds no such points.", "У кассы нет таких баллов."),
  lease_not_found: entry(404, "The till has no such lease.", "У кассы нет такой доли."),
  qr_unknown: entry(
    404,
    "This is no code of a shopper's screen.",
    "Это не код с экрана покупателя."
  ),
  method_not_allowed: entry(
    405,
    "The route knows no such method; Allow names those it knows.",
    "Метод не поддерживается; допустимые — в Allow."
  ),
  key_known: entry(
    409,
    "The key is or was a till's already; make a new one.",
    "Ключ уже известен; создайте новый."
  ),
  too_many_keys: entry(
    409,
    "Two keys are in force already; take one out first.",
    "Уже действуют два ключа; сначала удалите один."
  ),
  last_key: entry(
    409,
    "It is the till's only key; register the next one first.",
    "Это единственный ключ кассы; сначала добавьте следующий."
  ),
  idempotency_conflict: entry(
    409,
    "The Idempotency-Key was used before with another request.",
    "Idempotency-Key уже использован с другим запросом."
  ),
  insufficient_points: entry(
    409,
    "The shopper has not so many points to spend.",
    "У покупателя нет столько доступных баллов."
  ),
  account_frozen: entry(
    409,
    "The account is frozen: it earns, but does not spend.",
    "Счёт заморожен: баллы копятся, но не тратятся."
  ),
  hold_resolved: entry(
    409,
    "The hold has ended, or was captured with other points; the detail says how.",
    "Эти баллы уже списаны иначе или возвращены; как — в detail."
  ),
  lease_open: entry(
    409,
    "The till has a lease of this account already; spend or return it first.",
    "У кассы уже есть доля этого счёта; сначала потратьте или верните её."
  ),
  lease_spent_otherwise: entry(
    409,
    "More is known to be spent of it, or less was granted; the detail has both.",
    "Известно больше потраченного или выдано меньше; оба числа — в detail."
  ),
  till_not_active: entry(409, "The till has been revoked.", "Касса отозвана."),
  qr_expired: entry(
    409,
    "The code is not one of now; the shopper shows the next one.",
    "Код уже не действует; покупатель покажет следующий."
  ),
  qr_used: entry(
    409,
    "The code was used before; the shopper shows the next one.",
    "Код уже использован; покупатель покажет следующий."
  ),
  pickup_changed: entry(
    409,
    "Somebody changed the pickup in the meantime; look at it again.",
    "Заказ на выдачу тем временем изменён; прочтите его заново."
  ),
  pickup_transition: entry(
    409,
    "The pickup's status takes no such command.",
    "В этом статусе такая команда невозможна."
  ),
  pickup_expired: entry(
    409,
    "The time to collect the order is over.",
    "Срок получения заказа истёк."
  ),
  pickup_not_ready: entry(
    409,
    "The pickup does not wait at the counter.",
    "Заказ не ждёт у кассы."
  ),
  lines_not_picked: entry(
    409,
    "Some lines are neither found nor missing yet.",
    "Не все строки найдены или отмечены как отсутствующие."
  ),
  nothing_to_collect: entry(
    409,
    "Nothing was found; reject the pickup instead.",
    "Ничего не найдено; откажите в выдаче."
  ),
  exchange_not_written: entry(
    503,
    "The exchange that the goods go out in is being written into the order.",
    "Обмен, по которому выдаётся товар, ещё записывается в заказ.",
    AGAIN
  ),
  order_cancelled: entry(409, "The order was cancelled.", "Заказ отменён."),
  order_not_paid: entry(
    409,
    "Something of the order is still to be paid.",
    "Заказ оплачен не полностью."
  ),
  receipt_required: entry(
    400,
    "The shop takes this back with its receipt only; ask the desk.",
    "Магазин принимает это только с чеком; спросите на стойке возвратов."
  ),
  outside_window: entry(
    409,
    "The time for returning this is over; the detail has its end. The desk may let it in.",
    "Срок возврата истёк; его конец — в detail. Решить может стойка возвратов."
  ),
  excluded_goods: entry(
    409,
    "The shop takes no such goods back. The desk may let them in.",
    "Такие товары магазин не принимает. Решить может стойка возвратов."
  ),
  condition: entry(
    409,
    "The shop does not take this back in the state it is in. The desk may let it in.",
    "В таком состоянии магазин это не принимает. Решить может стойка возвратов."
  ),
  limit_reached: entry(
    409,
    "This person has brought back as much as the shop allows. The desk may let it in.",
    "Этот человек уже вернул столько, сколько разрешает магазин. Решить может стойка возвратов."
  ),
  return_request_over: entry(
    409,
    "The return announced online was received or called off before, or its time is over; what is returnable comes back without it.",
    "Возврат, оформленный на сайте, уже принят, отменён или истёк; доступное к возврату принимают без него."
  ),
  return_of_gift: entry(
    409,
    "The return was announced by a gift receipt: the desk takes it back.",
    "Возврат оформлен по подарочному чеку: его принимает стойка возвратов."
  ),
  amount_changed: entry(
    409,
    "Another amount goes back now; ask for a quote again.",
    "Сумма возврата уже другая; запросите её заново."
  ),
  resync_required: entry(
    410,
    "The token is too old or of another view; begin a snapshot without since.",
    "Отметка устарела или от другого вида; начните снимок без since.",
    { pointer: "/since" }
  ),
  body_too_large: entry(
    413,
    "The body is larger than 1 MiB after inflating.",
    "Тело больше 1 МиБ после распаковки."
  ),
  unsupported_encoding: entry(
    415,
    "The content encoding is not gzip, deflate or none.",
    "Кодировка содержимого не gzip, не deflate и не пустая."
  ),
  unsupported_media_type: entry(
    415,
    "The body is not in a form that is read here.",
    "Тело в формате, который здесь не читают."
  ),
  invalid_request: entry(
    422,
    "The request does not fit the protocol; errors names every field. The token route answers it with 400.",
    "Запрос не соответствует протоколу; все поля — в errors. Для токена — ответ 400.",
    { pointer: "*" }
  ),
  invalid_phone: entry(422, "This is no phone number.", "Это не номер телефона.", {
    pointer: "/phone",
  }),
  rate_limited: entry(
    429,
    "Too many requests; wait as long as Retry-After says.",
    "Слишком много запросов; подождите, сколько сказано в Retry-After.",
    AGAIN
  ),
  too_many_tries: entry(
    429,
    "Too many wrong codes for this till, store or address.",
    "Слишком много неверных кодов с этой кассы, магазина или адреса.",
    AGAIN
  ),
  internal_error: entry(
    500,
    "The server failed; nothing is known to have changed.",
    "Сбой сервера; об изменениях ничего не известно.",
    AGAIN
  ),
  busy: entry(
    503,
    "Somebody else has been working on the same thing for seconds; nothing has changed, send it again in a moment.",
    "С тем же уже несколько секунд работает кто-то другой; ничего не изменилось, повторите чуть позже.",
    AGAIN
  ),
} satisfies Record<string, ProblemEntry>

/** Of single events, in the results of a batch. */
const EVENT_PROBLEMS = {
  invalid_event: entry(
    422,
    "The event does not fit the protocol; errors names every field.",
    "Событие не соответствует протоколу; все поля — в errors.",
    { pointer: "*" }
  ),
  unknown_event_type: entry(
    422,
    "This server knows no such type of event.",
    "Сервер не знает такого типа событий.",
    { pointer: "/type" }
  ),
  store_mismatch: entry(
    403,
    "The event names another store than the credential.",
    "Событие называет не тот магазин, что у кассы.",
    { pointer: "/store_id" }
  ),
  unknown_epoch: entry(422, "The epoch is ahead of the till's.", "Эпоха больше, чем у кассы.", {
    pointer: "/epoch",
  }),
  occurred_in_future: entry(
    422,
    "The event is more than 24 hours ahead of the server.",
    "Событие более чем на 24 часа впереди сервера.",
    { pointer: "/occurred_at" }
  ),
  made_after_revocation: entry(
    403,
    "The till was revoked before this event.",
    "Касса отозвана раньше этого события.",
    { pointer: "/occurred_at" }
  ),
  event_id_reused: entry(
    409,
    "Another event was sent under this id.",
    "Под этим id уже было другое событие.",
    { pointer: "/id" }
  ),
  seq_reused: entry(
    409,
    "Another event has this place in the sequence.",
    "Это место в последовательности занято другим событием.",
    { pointer: "/seq" }
  ),
  no_such_sale: entry(422, "What is voided is not a sale.", "Отменяется не продажа.", {
    pointer: "/data/sale_event_id",
  }),
  sale_of_other_store: entry(
    409,
    "A sale is voided in the store that made it.",
    "Продажу отменяют в её магазине.",
    { pointer: "/data/sale_event_id" }
  ),
  already_voided: entry(409, "The sale has been voided already.", "Продажа уже отменена.", {
    pointer: "/data/sale_event_id",
  }),
  not_stored: entry(
    500,
    "The server could not keep the event; send it again later, under the same id.",
    "Сервер не смог сохранить событие; пошлите его позже под тем же id.",
    AGAIN
  ),
} satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof REQUEST_PROBLEMS | keyof typeof EVENT_PROBLEMS

/** Every problem a till can be told. A code is never renamed; a test compares these with the source. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemEntry>> = {
  ...REQUEST_PROBLEMS,
  ...EVENT_PROBLEMS,
}

/** Those that the answer to a request may be. */
export const CODES_OF_REQUESTS = Object.keys(REQUEST_PROBLEMS) as readonly ProblemCode[]

/** Those that the result of an event may carry. */
export const CODES_OF_EVENTS: readonly ProblemCode[] = [
  ...(Object.keys(EVENT_PROBLEMS) as ProblemCode[]),
  "insufficient_scope",
]

/** Those that do not depend on the route. */
export const CODES_OF_ANY_PATH: readonly ProblemCode[] = [
  "invalid_path",
  "no_such_route",
  "method_not_allowed",
]
