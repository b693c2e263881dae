import { Alert, Button, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import type { AdminStockTransfer } from "../../../src/types/stock"
import { DetailDrawer } from "../../components/detail-drawer"
import { Fact, Facts, TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { errorMessage } from "../../data/request"
import { useMyScope } from "../../data/retail-stores"
import { useTransfer, useTransferStep } from "../../data/stock-transfers"
import type { TransferMove } from "../../format/transfer"
import { MoveForm } from "./move-form"
import { TransferBadge } from "./transfer-badge"
import { TransferLines } from "./transfer-lines"

type TransferDrawerProps = { id: string; onClose: () => void }

/** One transfer: what is on its way, and what this person may do next. */
export const TransferDrawer = ({ id, onClose }: TransferDrawerProps) => {
  const { t } = useWords()
  const [move, setMove] = useState<TransferMove | null>(null)
  const { data: transfer, error, refetch } = useTransfer(id)
  if (transfer && move) {
    return <MoveForm transfer={transfer} move={move} onClose={() => setMove(null)} />
  }
  return (
    <DetailDrawer
      title={t("transfers.one")}
      error={error}
      onRetry={() => refetch()}
      onClose={onClose}
      actions={transfer && <NextSteps transfer={transfer} onMove={setMove} />}
    >
      {transfer && <TransferDetail transfer={transfer} />}
    </DetailDrawer>
  )
}

type NextStepsProps = { transfer: AdminStockTransfer; onMove: (move: TransferMove) => void }

/** The sending store sends, the receiving one receives, either calls it off. */
const NextSteps = ({ transfer, onMove }: NextStepsProps) => {
  const { t } = useWords()
  const { data: me } = useMyScope()
  const worksIn = (store: AdminStockTransfer["from_store"]) =>
    !!store && (me?.administrator || !!me?.roles[store.id])
  const { next_steps, from_store, to_store } = transfer
  return (
    <>
      {next_steps.includes("cancelled") && (worksIn(from_store) || worksIn(to_store)) && (
        <CancelButton id={transfer.id} />
      )}
      {next_steps.includes("sent") && worksIn(from_store) && (
        <Button onClick={() => onMove("send")}>{t("transfers.send.open")}</Button>
      )}
      {next_steps.includes("received") && worksIn(to_store) && (
        <Button onClick={() => onMove("receive")}>{t("transfers.receive.open")}</Button>
      )}
    </>
  )
}

const CancelButton = ({ id }: { id: string }) => {
  const { t } = useWords()
  const prompt = usePrompt()
  const cancel = useTransferStep(id, "cancel")
  const ask = async () => {
    const isSure = await prompt({
      title: t("transfers.cancel.title"),
      description: t("transfers.cancel.text"),
      confirmText: t("transfers.cancel.submit"),
      cancelText: t("transfers.cancel.keep"),
    })
    if (isSure) {
      cancel.mutate(
        {},
        {
          onSuccess: () => toast.success(t("transfers.cancel.done")),
          onError: (error) =>
            toast.error(t("transfers.not_saved"), { description: errorMessage(error) }),
        }
      )
    }
  }
  return (
    <Button variant="danger" isLoading={cancel.isPending} onClick={() => void ask()}>
      {t("transfers.cancel.open")}
    </Button>
  )
}

const TransferDetail = ({ transfer }: { transfer: AdminStockTransfer }) => {
  const { t } = useWords()
  const { from_store, to_store } = transfer
  const stores = useStoreFacts([from_store?.id ?? [], to_store?.id ?? []].flat())
  const zoneOf = (store: AdminStockTransfer["from_store"]) => stores.get(store?.id ?? "")?.time_zone
  const ends = { from: from_store, to: to_store }
  return (
    <>
      <TransferBadge transfer={transfer} />
      {transfer.has_variance && <Alert variant="warning">{t("transfers.variance_text")}</Alert>}
      {transfer.stray_event_ids.length > 0 && (
        <Alert variant="warning">{t("transfers.stray_text")}</Alert>
      )}
      <TransferLines transfer={transfer} />
      <Facts>
        {(["from", "to"] as const).map((end) => (
          <Fact key={end} label={t(`transfers.form.${end}`)}>
            {ends[end] ? (
              <TextLink to={`/retail-stores/${ends[end].id}`}>{ends[end].name}</TextLink>
            ) : (
              t("transfers.unknown_store")
            )}
          </Fact>
        ))}
        {transfer.pickup_id && (
          <Fact label={t("transfers.pickup")}>
            <TextLink to={`/pickups/${transfer.pickup_id}`}>{t("transfers.to_pickup")}</TextLink>
          </Fact>
        )}
        <Fact label={t("transfers.at.requested")}>
          <OptionalTime at={transfer.requested_at} timeZone={zoneOf(to_store)} />
        </Fact>
        <Fact label={t("transfers.at.sent")}>
          <OptionalTime at={transfer.sent_at} timeZone={zoneOf(from_store)} />
        </Fact>
        <Fact label={t("transfers.at.received")}>
          <OptionalTime at={transfer.received_at} timeZone={zoneOf(to_store)} />
        </Fact>
        {transfer.cancelled_at && (
          <Fact label={t("transfers.at.cancelled")}>
            <OptionalTime at={transfer.cancelled_at} timeZone={zoneOf(to_store)} />
          </Fact>
        )}
        <Fact label={t("transfers.number")}>
          <span className="font-mono text-xs">{transfer.id}</span>
        </Fact>
      </Facts>
    </>
  )
}
