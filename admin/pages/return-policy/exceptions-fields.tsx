import { ArrowUpMini, PlusMini, Trash } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { ChoiceSelect } from "../../components/choice-select"
import { Field } from "../../components/field"
import { IconAction } from "../../components/icon-action"
import { NumberInput } from "../../components/number-input"
import { useWords } from "../../components/use-words"
import type { RulesJson } from "../../format/rules-text"
import {
  CHANNELS,
  type ExceptionDraft,
  exceptionsIn,
  MOST_EXCEPTIONS,
  movedUp,
  newException,
  withExceptions,
} from "./exceptions-draft"
import { GoodsField } from "./goods-field"
import type { PolicyMistake } from "./policy-mistakes"
import { PolicyPart, PolicyRow, PolicyRows } from "./policy-part"
import { useMistakeText } from "./use-policy-words"

type ExceptionsFieldsProps = {
  rules: RulesJson
  mistakes: readonly PolicyMistake[]
  onChange: (rules: RulesJson) => void
}

const BOTH = "both"

/** Other days for some goods; the first row that fits counts. */
export const ExceptionsFields = ({ rules, mistakes, onChange }: ExceptionsFieldsProps) => {
  const { t } = useWords()
  const mistakeText = useMistakeText()
  const rows = exceptionsIn(rules)
  const write = (next: ExceptionDraft[]) => onChange(withExceptions(rules, next))
  const mistakeOf = (what: "goods" | "days", row: number): string | null => {
    const mistake = mistakes.find((each) => each.what === what && each.row === row)
    return mistake ? mistakeText(mistake) : null
  }
  return (
    <PolicyPart
      title={t("return_policy.exceptions")}
      hint={t("return_policy.form.exceptions_hint")}
    >
      {rows.length > 0 && (
        <PolicyRows>
          {rows.map((row, at) => {
            const name = t("return_policy.form.exception", { row: at + 1 })
            const change = (part: Partial<ExceptionDraft>) =>
              write(rows.map((each, place) => (place === at ? { ...each, ...part } : each)))
            return (
              <PolicyRow
                key={at}
                name={name}
                actions={
                  <>
                    <IconAction
                      label={t("return_policy.form.move_up", { what: name })}
                      disabled={at === 0}
                      onPress={() => write(movedUp(rows, at))}
                    >
                      <ArrowUpMini />
                    </IconAction>
                    <IconAction
                      label={`${t("common.remove")}: ${name}`}
                      onPress={() => write(rows.filter((_, place) => place !== at))}
                    >
                      <Trash className="text-ui-fg-muted" />
                    </IconAction>
                  </>
                }
              >
                <GoodsField
                  label={t("return_policy.form.goods")}
                  error={mistakeOf("goods", at + 1)}
                  goods={row.goods}
                  onChange={(goods) => change({ goods })}
                />
                <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
                  <Field label={t("return_policy.form.channel")}>
                    <ChoiceSelect
                      choices={[BOTH, ...CHANNELS]}
                      chosen={row.channel ?? BOTH}
                      nameOf={(channel) => t(`return_policy.channel.${channel}`)}
                      onChoose={(channel) => change({ channel: channel === BOTH ? null : channel })}
                    />
                  </Field>
                  <Field label={t("return_policy.form.days")} error={mistakeOf("days", at + 1)}>
                    <NumberInput value={row.days} onChange={(days) => change({ days })} />
                  </Field>
                </div>
              </PolicyRow>
            )
          })}
        </PolicyRows>
      )}
      {rows.length < MOST_EXCEPTIONS && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="self-start"
          onClick={() => write([...rows, newException()])}
        >
          <PlusMini /> {t("return_policy.form.add_exception")}
        </Button>
      )}
    </PolicyPart>
  )
}
