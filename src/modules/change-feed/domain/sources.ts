import type { StatementTrigger } from "../../../core/triggers"
import type { ChangeType } from "./kinds"

/** What is marked when rows of a table change. `changed` stands for these rows in every statement. */
type Source = {
  table: string
  /** Statements that answer (kind, scope, entity_id), for any number of rows. */
  marks: readonly string[]
  /** Columns that matter: an update that changes none of them is no change. Absent: rows are never updated. */
  watch?: readonly string[]
  /** More statements, for an update of these columns and for a delete. */
  also?: { watch: readonly string[]; marks: readonly string[] }
  /** A row may go from one scope to another: the one it leaves is marked too. */
  moves?: true
}

const mark = (kind: ChangeType, id: string, from = "changed", scope = "''"): string =>
  `select '${kind}', ${scope}, ${id} from ${from}`

/** The variants a price belongs to. Links and prices that are gone have marks of their own. */
const PRICED = `product_variant_price_set link
  join changed on changed.price_set_id = link.price_set_id where link.deleted_at is null`

const pricesOf = (reached: string): string =>
  mark(
    "price",
    "link.variant_id",
    `${reached} join product_variant_price_set link on link.price_set_id = price.price_set_id
       and link.deleted_at is null`
  )

const PRICES_OF_LIST = (list: string) =>
  pricesOf(
    `changed join price on price.price_list_id = changed.${list} and price.deleted_at is null`
  )

const VARIANTS_OF_PRODUCT = (product: string) =>
  `changed join product_variant v on v.product_id = changed.${product} and v.deleted_at is null`

const VISIBILITY = (product: string) => [
  mark("variant", "v.id", VARIANTS_OF_PRODUCT(product)),
  mark("price", "v.id", VARIANTS_OF_PRODUCT(product)),
]

/** A rule belongs to a promotion itself, or to what it gives or asks for. */
const promotionsOfRule = (rule: string): string[] => [
  mark(
    "promotion",
    "own.promotion_id",
    `changed join promotion_promotion_rule own on own.promotion_rule_id = changed.${rule}`
  ),
  ...["application_method_target_rules", "application_method_buy_rules"].map((pivot) =>
    mark(
      "promotion",
      "method.promotion_id",
      `changed join ${pivot} pivot on pivot.promotion_rule_id = changed.${rule}
       join promotion_application_method method on method.id = pivot.application_method_id`
    )
  ),
]

const promotionOfMethod = mark(
  "promotion",
  "method.promotion_id",
  "changed join promotion_application_method method on method.id = changed.application_method_id"
)

const CATALOGUE: Source[] = [
  {
    table: "product",
    marks: [mark("product", "id")],
    watch: [
      "title",
      "subtitle",
      "handle",
      "thumbnail",
      "status",
      "collection_id",
      "type_id",
      "discountable",
      "is_giftcard",
      "deleted_at",
    ],
    also: { watch: ["status", "deleted_at"], marks: VISIBILITY("id") },
  },
  { table: "product_category_product", marks: [mark("product", "product_id")] },
  { table: "product_tags", marks: [mark("product", "product_id")] },
  {
    table: "product_sales_channel",
    marks: [mark("product", "product_id"), ...VISIBILITY("product_id")],
    watch: ["deleted_at"],
  },
  {
    table: "product_variant",
    marks: [mark("variant", "id")],
    watch: [
      "title",
      "sku",
      "barcode",
      "ean",
      "upc",
      "manage_inventory",
      "allow_backorder",
      "product_id",
      "deleted_at",
    ],
    also: { watch: ["product_id", "deleted_at"], marks: [mark("price", "id")] },
  },
  { table: "product_variant_option", marks: [mark("variant", "variant_id")] },
  {
    table: "product_option_value",
    marks: [
      mark(
        "variant",
        "pivot.variant_id",
        "changed join product_variant_option pivot on pivot.option_value_id = changed.id"
      ),
    ],
    watch: ["value", "deleted_at"],
  },
  {
    table: "product_option",
    marks: [
      mark(
        "variant",
        "pivot.variant_id",
        `changed join product_option_value value on value.option_id = changed.id
         join product_variant_option pivot on pivot.option_value_id = value.id`
      ),
    ],
    watch: ["title", "deleted_at"],
  },
  {
    table: "product_variant_inventory_item",
    marks: [mark("variant", "variant_id")],
    watch: ["required_quantity", "deleted_at"],
  },
]

const PRICES: Source[] = [
  {
    table: "product_variant_price_set",
    marks: [mark("price", "variant_id")],
    watch: ["deleted_at"],
  },
  {
    table: "price",
    marks: [mark("price", "link.variant_id", PRICED)],
    watch: [
      "amount",
      "currency_code",
      "min_quantity",
      "max_quantity",
      "price_set_id",
      "price_list_id",
      "rules_count",
      "deleted_at",
    ],
  },
  {
    table: "price_rule",
    marks: [pricesOf("changed join price on price.id = changed.price_id")],
    watch: ["attribute", "operator", "value", "deleted_at"],
  },
  {
    table: "price_list",
    marks: [PRICES_OF_LIST("id")],
    watch: ["status", "type", "starts_at", "ends_at", "rules_count", "deleted_at"],
  },
  {
    table: "price_list_rule",
    marks: [PRICES_OF_LIST("price_list_id")],
    watch: ["attribute", "value", "deleted_at"],
  },
]

const PROMOTIONS: Source[] = [
  {
    table: "promotion",
    marks: [mark("promotion", "id")],
    watch: [
      "code",
      "campaign_id",
      "is_automatic",
      "type",
      "status",
      "is_tax_inclusive",
      '"limit"',
      "used",
      "deleted_at",
    ],
  },
  {
    table: "promotion_application_method",
    marks: [mark("promotion", "promotion_id")],
    watch: [
      "value",
      "max_quantity",
      "apply_to_quantity",
      "buy_rules_min_quantity",
      "type",
      "target_type",
      "allocation",
      "currency_code",
      "deleted_at",
    ],
  },
  { table: "promotion_promotion_rule", marks: [mark("promotion", "promotion_id")] },
  { table: "application_method_target_rules", marks: [promotionOfMethod] },
  { table: "application_method_buy_rules", marks: [promotionOfMethod] },
  {
    table: "promotion_rule",
    marks: promotionsOfRule("id"),
    watch: ["attribute", "operator", "deleted_at"],
  },
  {
    table: "promotion_rule_value",
    marks: promotionsOfRule("promotion_rule_id"),
    watch: ["value", "deleted_at"],
  },
  {
    table: "promotion_campaign",
    marks: [
      mark(
        "promotion",
        "promotion.id",
        "changed join promotion on promotion.campaign_id = changed.id and promotion.deleted_at is null"
      ),
    ],
    watch: ["starts_at", "ends_at", "deleted_at"],
  },
  {
    table: "promotion_campaign_budget",
    marks: [
      mark(
        "promotion",
        "promotion.id",
        `changed join promotion on promotion.campaign_id = changed.campaign_id
           and promotion.deleted_at is null`
      ),
    ],
    watch: ["type", '"limit"', "used", "currency_code", "deleted_at"],
  },
]

const OF_A_STORE: Source[] = [
  {
    table: "inventory_level",
    marks: [mark("stock", "inventory_item_id", "changed", "location_id")],
    watch: ["stocked_quantity", "reserved_quantity", "deleted_at"],
  },
  {
    table: "omni_pickup",
    marks: [mark("pickup", "id", "changed", "retail_store_id")],
    watch: ["version", "status", "retail_store_id", "deleted_at"],
    moves: true,
  },
]

const CUSTOMERS: Source[] = [
  {
    table: "customer",
    marks: [mark("customer", "id")],
    watch: ["first_name", "last_name", "email", "phone", "has_account", "deleted_at"],
  },
  {
    table: "customer_group_customer",
    marks: [mark("customer", "customer_id")],
    watch: ["customer_group_id", "deleted_at"],
  },
]

export const SOURCES: readonly Source[] = [
  ...CATALOGUE,
  ...PRICES,
  ...PROMOTIONS,
  ...OF_A_STORE,
  ...CUSTOMERS,
]

const PROCEDURE = "omni_change_mark"

const columns = (rows: string, names: readonly string[]): string =>
  `(${names.map((name) => `${rows}.${name}`).join(", ")})`

/** Rows of an update in which one of the columns changed; with `moves` also as they were. */
function changedRows(watch: readonly string[], moves: boolean): string {
  const pairs = `after join before on before.id = after.id
    where ${columns("after", watch)} is distinct from ${columns("before", watch)}`
  return moves
    ? `select after.* from ${pairs} union all select before.* from ${pairs}`
    : `select after.* from ${pairs}`
}

const union = (marks: readonly string[]): string => marks.join(" union all ")

function marksOfUpdate({ watch = [], marks, also, moves }: Source): string {
  const own = `(with changed as (${changedRows(watch, moves ?? false)}) ${union(marks)})`
  return also
    ? `${own} union all (with changed as (${changedRows(also.watch, false)}) ${union(also.marks)})`
    : own
}

/** The statement an event of a table is marked by: selects (kind, scope, entity_id). */
export function marksOf(source: Source, event: StatementTrigger["event"]): string {
  switch (event) {
    case "insert":
      return union(source.marks)
    case "update":
      return marksOfUpdate(source)
    case "delete":
      return union([...source.marks, ...(source.also?.marks ?? [])])
  }
}

/** Every trigger the feed needs. */
export function feedTriggers(): StatementTrigger[] {
  return SOURCES.flatMap((source) =>
    (["insert", "update", "delete"] as const)
      .filter((event) => event !== "update" || source.watch)
      .map((event) => ({
        table: source.table,
        event,
        procedure: PROCEDURE,
        arguments: [marksOf(source, event)],
      }))
  )
}
