import { Text } from "@medusajs/ui"
import { useState } from "react"
import { ScanField } from "../../components/scan-field"
import { LineTitle } from "../../components/line-title"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { type ScannedVariant, useScanVariants } from "../../data/lookups"
import { goodsOf, MOST_UNITS, type ScannedGoods, variantsOfScan } from "./blind-draft"

type ScanGoodsFieldProps = {
  disabled: boolean
  /** No more units may be added. */
  isFull: boolean
  onScan: (goods: ScannedGoods) => void
}

/** Scans goods by SKU, barcode or name; where several may be meant, a person says which. */
export const ScanGoodsField = ({ disabled, isFull, onScan }: ScanGoodsFieldProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const scan = useScanVariants()
  const [found, setFound] = useState<ScannedVariant[]>([])
  const [mistake, setMistake] = useState<string | null>(null)

  const take = (variant: ScannedVariant) => {
    setFound([])
    onScan(goodsOf(variant))
  }
  const look = (text: string) => {
    setFound([])
    if (isFull) {
      setMistake(t("return_blind.scan.full", { most: MOST_UNITS }))
      return
    }
    scan.mutate(text, {
      onSuccess: ({ variants }) => {
        const meant = variantsOfScan(variants, text)
        const [only] = meant
        if (only && meant.length === 1) {
          take(only)
        } else if (meant.length === 0) {
          setMistake(t("return_blind.scan.none"))
        } else {
          setFound(meant)
        }
      },
      onError: (error) => setMistake(errorText(error)),
    })
  }
  return (
    <div className="flex flex-col gap-y-2">
      <ScanField
        autoFocus
        disabled={disabled}
        label={t("return_blind.scan.label")}
        placeholder={t("return_blind.scan.placeholder")}
        isBusy={scan.isPending}
        error={mistake}
        onCode={look}
        onEdit={() => setMistake(null)}
      />
      {found.length > 0 && (
        <div className="bg-ui-bg-subtle flex flex-col gap-y-1 rounded-lg p-2">
          <Text size="xsmall" className="text-ui-fg-muted px-2 py-1">
            {t("return_blind.scan.which")}
          </Text>
          {found.map((variant) => (
            <button
              key={variant.id}
              type="button"
              onClick={() => take(variant)}
              className="hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover rounded-md px-2 py-2 text-left outline-none"
            >
              <LineTitle {...goodsOf(variant)} />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
