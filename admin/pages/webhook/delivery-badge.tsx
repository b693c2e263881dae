import { StatusBadge } from "@medusajs/ui"
import type { WebhookDeliveryStatus } from "../../../src/types/webhook"
import { useWords } from "../../components/use-words"

const COLOR = { pending: "orange", delivered: "green", failed: "red" } as const

export const DeliveryBadge = ({ status }: { status: WebhookDeliveryStatus }) => {
  const { t } = useWords()
  return <StatusBadge color={COLOR[status]}>{t(`webhooks.delivery.${status}`)}</StatusBadge>
}
