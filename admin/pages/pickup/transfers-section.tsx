import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminPickupDetail } from "../../../src/types/http"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { useTransfers } from "../../data/stock-transfers"
import { RequestTransferModal } from "../stock-transfers/request-transfer-modal"
import { TransferBadge } from "../stock-transfers/transfer-badge"

const SHOWN = 20

/** Goods that other stores send for this pickup, and a way to ask for what is missing. */
export const TransfersSection = ({ pickup }: { pickup: AdminPickupDetail }) => {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const { data } = useTransfers({ pickup_id: pickup.id, limit: SHOWN, offset: 0 })
  const transfers = data?.transfers ?? []
  const mayAsk = pickup.allowed_commands.some(
    (command) => command === "accept" || command === "pick"
  )
  if (!mayAsk && transfers.length === 0) {
    return null
  }
  const ask = mayAsk && (
    <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
      {t("pickup.transfers.ask")}
    </Button>
  )
  return (
    <Section
      title={t("pickup.transfers.title")}
      subtitle={transfers.length === 0 ? t("pickup.transfers.text") : null}
      actions={ask}
    >
      {transfers.map((transfer) => (
        <Link
          key={transfer.id}
          to={`/stock-transfers?open=${transfer.id}`}
          className="hover:bg-ui-bg-base-hover flex items-center justify-between gap-x-3 px-6 py-4"
        >
          <Text size="small" leading="compact">
            {transfer.from_store?.name ?? t("transfers.unknown_store")}
          </Text>
          <TransferBadge transfer={transfer} />
        </Link>
      ))}
      {isAsking && (
        <RequestTransferModal
          pickup={pickup}
          onClose={() => setAsking(false)}
          onAsked={() => setAsking(false)}
        />
      )}
    </Section>
  )
}
