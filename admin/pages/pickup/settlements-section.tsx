import { StatusBadge, Text } from "@medusajs/ui"
import type { AdminPickupDetail, AdminPickupSettlement } from "../../../src/types/http"
import { TextLink } from "../../components/facts"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { returnPath } from "../../data/returns"
import { formatMoney } from "../../format/money"

const COLOR = { pending: "orange", done: "green", failed: "red" } as const satisfies Record<
  AdminPickupSettlement["state"],
  string
>

/** Money that goes back, and whether it has. */
export const SettlementsSection = ({ settlements }: Pick<AdminPickupDetail, "settlements">) => {
  const { t, language } = useWords()
  if (settlements.length === 0) {
    return null
  }
  return (
    <Section title={t("pickup.settlements.title")}>
      {settlements.map(({ id, reason, amount, currency_code, state, failure, return_case_id }) => (
        <div key={id} className="flex flex-col gap-y-1 px-6 py-4">
          <div className="flex items-center justify-between gap-x-3">
            <Text size="small" leading="compact">
              {t(`pickup.settlements.reason.${reason}`)}
            </Text>
            <div className="flex items-center gap-x-3">
              <Text size="small" leading="compact" weight="plus" className="tabular-nums">
                {/* The sum is known once the refund has been worked out. */}
                {amount === 0 && state === "pending"
                  ? "…"
                  : formatMoney(amount, currency_code, language)}
              </Text>
              {/* Whether a return has given it back, its own page says. */}
              {!return_case_id && (
                <StatusBadge color={COLOR[state]}>
                  {t(`pickup.settlements.state.${state}`)}
                </StatusBadge>
              )}
            </div>
          </div>
          {return_case_id && (
            <Text size="xsmall">
              <TextLink to={returnPath(return_case_id)}>
                {t("pickup.settlements.to_return")}
              </TextLink>
            </Text>
          )}
          {failure && (
            <Text size="xsmall" className="text-ui-fg-error">
              {failure}
            </Text>
          )}
        </div>
      ))}
    </Section>
  )
}
