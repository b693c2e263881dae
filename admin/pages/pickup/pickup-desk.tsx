import { ArrowPath, Clock, XCircle, XMark } from "@medusajs/icons"
import { Alert } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { Link, useLocation } from "react-router-dom"
import type { AdminPickupDetail } from "../../../src/types/http"
import { ActionMenu, type MenuAction } from "../../components/action-menu"
import { TwoColumns } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { UnsavedGuard } from "../../components/unsaved-guard"
import { useWords } from "../../components/use-words"
import type { DeskCommand } from "../../data/pickups"
import { PickupDialogs } from "./dialogs/pickup-dialogs"
import { HeaderSection, PrimaryAction } from "./header-section"
import { HistorySection } from "./history-section"
import { LinesSection } from "./lines-section"
import { isAccountedFor, pickBody, pickedTotal } from "./pick-draft"
import { PeopleSection } from "./people-section"
import { PickList } from "./pick-list"
import { SettlementsSection } from "./settlements-section"
import { TransfersSection } from "./transfers-section"
import { usePickDraft } from "./use-pick-draft"
import { useToldCommand } from "./use-told-command"

/** The code handed on by the queue's scan field. */
const scannedCodeOf = (state: unknown): string | null =>
  state && typeof state === "object" && "code" in state ? String(state.code) : null

export const PickupDesk = ({ pickup }: { pickup: AdminPickupDetail }) => {
  const { t } = useWords()
  const scannedCode = scannedCodeOf(useLocation().state)
  const [dialog, setDialog] = useState<DeskCommand | null>(null)
  const { draft, setDraft, isDirty } = usePickDraft(pickup)
  const accept = useToldCommand(pickup.id, "accept")
  const pick = useToldCommand(pickup.id, "pick")

  const may = (command: DeskCommand) => pickup.allowed_commands.includes(command)
  const isPicking = may("pick")
  const isComplete = isAccountedFor(pickup.lines, draft) && pickedTotal(draft) > 0
  const nothingFound = isPicking && isAccountedFor(pickup.lines, draft) && !isComplete

  useEffect(() => {
    if (scannedCode && may("hand-over")) {
      setDialog("hand-over")
    }
    // Once, for the code that opened this page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scannedCode])

  const savePicking = async () => !isDirty || (await pick.send(pickBody(draft))) !== null
  const item = (command: DeskCommand, icon: MenuAction["icon"], danger = false): MenuAction[] =>
    may(command)
      ? [
          {
            label: t(`pickup.command.${command}`),
            icon,
            danger,
            onSelect: () => setDialog(command),
          },
        ]
      : []

  return (
    <div className="flex flex-col gap-y-3">
      <HeaderSection
        pickup={pickup}
        actions={
          <>
            {may("accept") ? (
              <PrimaryAction
                label={t("pickup.command.accept")}
                isLoading={accept.isPending}
                onClick={() => accept.send({})}
              />
            ) : may("hand-over") ? (
              <PrimaryAction
                label={t("pickup.command.hand-over")}
                onClick={() => setDialog("hand-over")}
              />
            ) : (
              (isPicking || may("ready")) && (
                <PrimaryAction
                  label={t("pickup.command.ready")}
                  disabled={isPicking && !isComplete}
                  onClick={() => setDialog("ready")}
                />
              )
            )}
            <ActionMenu
              groups={[
                [...item("extend", <Clock />), ...item("reissue-code", <ArrowPath />)],
                [...item("reject", <XMark />, true), ...item("cancel", <XCircle />, true)],
              ]}
            />
          </>
        }
      />
      {pickup.stock_warning && (
        <Alert variant="warning">
          {t("pickup.stock_warning", { count: pickup.stock_warning.units_missing })}{" "}
          <Link to={`/till-incidents?open=${pickup.stock_warning.incident_id}`}>
            {t("pickup.stock_warning_why")}
          </Link>
        </Alert>
      )}
      {nothingFound && <Alert variant="warning">{t("pickup.pick.nothing_found")}</Alert>}
      {pickup.status === "rejected" && pickup.alternative_until && (
        <Alert variant="info">
          {t("pickup.alternative")}{" "}
          <StoreTime at={pickup.alternative_until} timeZone={pickup.time_zone} relative />
        </Alert>
      )}
      <TwoColumns
        main={
          isPicking ? (
            <PickList
              lines={pickup.lines}
              draft={draft}
              onDraft={setDraft}
              isDirty={isDirty}
              isSaving={pick.isPending}
              onSave={savePicking}
            />
          ) : (
            <LinesSection lines={pickup.lines} />
          )
        }
        side={
          <>
            <PeopleSection pickup={pickup} />
            <TransfersSection pickup={pickup} />
            <SettlementsSection settlements={pickup.settlements} />
            <HistorySection {...pickup} />
          </>
        }
      />
      {dialog ? (
        <PickupDialogs
          dialog={dialog}
          pickup={pickup}
          scannedCode={scannedCode}
          savePicking={savePicking}
          onClose={() => setDialog(null)}
        />
      ) : (
        <UnsavedGuard when={isPicking && isDirty} />
      )}
    </div>
  )
}
