import { Alert, Text } from "@medusajs/ui"
import { useRefusalText } from "../../components/use-refusal-text"
import { useWords } from "../../components/use-words"
import { type Refused, strictest } from "./refusals"

type RefusedAlertProps = {
  refused: readonly Refused[]
  titles: ReadonlyMap<string, string>
  /** Of limits in money. */
  currency?: string
  mayOverride: boolean
}

/** What the policy refuses and why, and who may let it in all the same. */
export const RefusedAlert = ({ refused, titles, currency, mayOverride }: RefusedAlertProps) => {
  const { t } = useWords()
  const refusalText = useRefusalText(currency)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Alert variant="warning">
        <ul className="flex flex-col gap-y-1">
          {refused.map((refusal) => (
            <li key={refusal.id}>
              {titles.get(refusal.key)}: {refusalText(refusal)}
            </li>
          ))}
        </ul>
      </Alert>
      <Text size="small" className="text-ui-fg-subtle">
        {mayOverride
          ? t("return_desk.override.may")
          : t(`return_desk.override.by.${strictest(refused)}`)}
      </Text>
    </div>
  )
}
