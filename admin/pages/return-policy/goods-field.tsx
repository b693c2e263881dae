import { XMarkMini } from "@medusajs/icons"
import { useState } from "react"
import { Field } from "../../components/field"
import { IconAction } from "../../components/icon-action"
import { SearchPicker } from "../../components/search-picker"
import { useDebounced } from "../../components/use-debounced"
import { useWords } from "../../components/use-words"
import { useGoodsSearch } from "../../data/goods"
import { goodsKey, type PolicyGoods } from "../../format/goods-rule"
import { useGoodsText } from "./use-policy-words"

type GoodsFieldProps = {
  label: string
  error?: string | null
  goods: readonly PolicyGoods[]
  onChange: (goods: PolicyGoods[]) => void
}

/** Categories, products and tags, chosen one after the other. */
export const GoodsField = ({ label, error, goods, onChange }: GoodsFieldProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data: found, error: failure, refetch } = useGoodsSearch(useDebounced(search))
  const textOf = useGoodsText(goods)
  const chosen = new Set(goods.map(goodsKey))
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={label} error={error}>
        <SearchPicker
          label={label}
          placeholder={t("return_policy.form.find_goods")}
          chosen={null}
          options={found
            ?.filter((one) => !chosen.has(goodsKey(one)))
            .map(({ kind, id, name, parent }) => ({
              id: goodsKey({ kind, id }),
              label: name,
              hint: [t(`return_policy.kind.${kind}`), parent].filter(Boolean).join(" · "),
              value: { kind, id },
            }))}
          error={failure}
          onRetry={() => refetch()}
          search={search}
          onSearch={setSearch}
          onPick={({ value }) => onChange([...goods, value])}
        />
      </Field>
      {goods.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {goods.map((one) => {
            const text = textOf(one)
            return (
              <li
                key={goodsKey(one)}
                className="bg-ui-bg-subtle shadow-borders-base txt-compact-small flex min-w-0 items-center gap-x-1 rounded-md py-1 pl-2 pr-1"
              >
                <span className="min-w-0 break-words">{text}</span>
                <IconAction
                  size="2xsmall"
                  label={`${t("common.remove")}: ${text}`}
                  onPress={() => onChange(goods.filter((each) => goodsKey(each) !== goodsKey(one)))}
                >
                  <XMarkMini />
                </IconAction>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
