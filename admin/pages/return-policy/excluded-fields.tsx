import { useWords } from "../../components/use-words"
import { goodsIn, goodsRule } from "../../format/goods-rule"
import { type RulesJson, withValue } from "../../format/rules-text"
import { GoodsField } from "./goods-field"
import { PolicyPart } from "./policy-part"

type ExcludedFieldsProps = { rules: RulesJson; onChange: (rules: RulesJson) => void }

/** What never comes back. */
export const ExcludedFields = ({ rules, onChange }: ExcludedFieldsProps) => {
  const { t } = useWords()
  return (
    <PolicyPart title={t("return_policy.excluded")} hint={t("return_policy.form.excluded_hint")}>
      <GoodsField
        label={t("return_policy.form.excluded")}
        goods={goodsIn(rules.excluded)}
        onChange={(goods) => onChange(withValue(rules, ["excluded"], goodsRule(goods)))}
      />
    </PolicyPart>
  )
}
