import { Alert, Button, Skeleton, Text } from "@medusajs/ui"
import { Fragment } from "react"
import type { AdminAlternative, AdminAlternativePlace } from "../../../src/types/return-desk"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import type { ChosenVariant } from "../../components/variant-picker"
import { useAlternatives } from "../../data/returns"
import { formatSignedMoney } from "../../format/money"
import type { Source } from "./goods-draft"
import type { DeskLine } from "./units-draft"

type AlternativesProps = {
  orderId: string
  storeId: string
  /** A unit of it comes back. */
  line: DeskLine
  onTake: (variant: ChosenVariant, from: Source) => void
}

/** Other sizes and colours of what comes back, what each costs more or less, and where it is. */
export const Alternatives = ({ orderId, storeId, line, onTake }: AlternativesProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const { line_item_id } = line
  const { data, error } = useAlternatives(orderId, { retail_store_id: storeId, line_item_id })
  const name = [line.title, line.variant_title].filter(Boolean).join(", ")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="xsmall" className="text-ui-fg-muted">
        {t("return_desk.alternatives.instead_of", { name })}
      </Text>
      {data ? (
        <AlternativeRows
          rows={data.alternatives}
          currency={data.currency_code}
          label={t("return_desk.alternatives.instead_of", { name })}
          onTake={onTake}
        />
      ) : error ? (
        <Alert variant="warning">{errorText(error)}</Alert>
      ) : (
        <Skeleton className="h-16 w-full" aria-label={t("common.loading")} />
      )}
    </div>
  )
}

type AlternativeRowsProps = {
  rows: readonly AdminAlternative[]
  currency: string
  label: string
  onTake: (variant: ChosenVariant, from: Source) => void
}

const AlternativeRows = ({ rows, currency, label, onTake }: AlternativeRowsProps) => {
  const { t } = useWords()
  return rows.length === 0 ? (
    <Text size="small" className="text-ui-fg-subtle">
      {t("return_desk.alternatives.none")}
    </Text>
  ) : (
    <ul aria-label={label} className="flex flex-col gap-y-2">
      {rows.map((row) => (
        <AlternativeRow key={row.variant_id} row={row} currency={currency} onTake={onTake} />
      ))}
    </ul>
  )
}

type AlternativeRowProps = {
  row: AdminAlternative
  currency: string
  onTake: (variant: ChosenVariant, from: Source) => void
}

/** A size and colour with a button for each way to get it. */
const AlternativeRow = ({ row, currency, onTake }: AlternativeRowProps) => {
  const { t, language } = useWords()
  const { variant_id, title, variant_title, sku, options, difference, here } = row
  const size = options.map(({ value }) => value).join(" · ") || (variant_title ?? title)
  const chosen = { id: variant_id, label: [title, variant_title].filter(Boolean).join(" · "), sku }
  return (
    <li className="bg-ui-bg-subtle flex flex-col gap-y-3 rounded-lg px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-base">
          {row.is_same ? t("return_desk.alternatives.same", { size }) : size}
        </Text>
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {difference === 0
            ? t("return_desk.alternatives.even")
            : formatSignedMoney(difference, currency, language)}
        </Text>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          disabled={here === 0}
          aria-label={t("return_desk.alternatives.take", { name: chosen.label })}
          onClick={() => onTake(chosen, null)}
        >
          {t("return_desk.alternatives.hand_out", { units: here })}
        </Button>
        {row.elsewhere.map((place) => (
          <Fragment key={place.stock_location_id}>
            {WAYS.filter((get) => get === "deliver" || place.collect_at !== null).map((get) => (
              <Button
                key={get}
                variant="secondary"
                aria-label={t(`return_desk.alternatives.${get}_name`, {
                  name: chosen.label,
                  place: place.name,
                })}
                onClick={() => onTake(chosen, sourceAt(place, get))}
              >
                {t(`return_desk.alternatives.${get}`, {
                  place: placeText(place, language),
                  units: place.available,
                })}
              </Button>
            ))}
          </Fragment>
        ))}
      </div>
    </li>
  )
}

/** How goods that lie elsewhere come to the shopper, or the shopper to them. */
const WAYS = ["collect", "deliver"] as const

const sourceAt = (
  { stock_location_id, name }: AdminAlternativePlace,
  get: (typeof WAYS)[number]
): Source => ({ stock_location_id, name, get })

const placeText = ({ name, distance_km }: AdminAlternativePlace, language: string): string =>
  distance_km === null
    ? name
    : `${name}, ${new Intl.NumberFormat(language, { style: "unit", unit: "kilometer" }).format(distance_km)}`
