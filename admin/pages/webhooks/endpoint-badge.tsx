import { StatusBadge } from "@medusajs/ui"
import type { AdminWebhookEndpoint } from "../../../src/types/webhook"
import { useWords } from "../../components/use-words"

/** Whether an endpoint gets its messages, and why not. */
export const EndpointBadge = ({
  is_active,
  disabled_reason,
  failing_since,
}: AdminWebhookEndpoint) => {
  const { t } = useWords()
  if (!is_active) {
    return (
      <StatusBadge color={disabled_reason === "staff" ? "grey" : "red"}>
        {t(`webhooks.disabled.${disabled_reason ?? "staff"}`)}
      </StatusBadge>
    )
  }
  return failing_since ? (
    <StatusBadge color="orange">{t("webhooks.state.failing")}</StatusBadge>
  ) : (
    <StatusBadge color="green">{t("webhooks.state.active")}</StatusBadge>
  )
}
