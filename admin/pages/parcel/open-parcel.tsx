import { Alert } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { TwoColumns } from "../../components/section"
import { UnsavedGuard } from "../../components/unsaved-guard"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { AnnouncedSection } from "./announced-section"
import { ConfirmParcelDrawer } from "./confirm-parcel-drawer"
import { ContentsSection } from "./contents-section"
import { ParcelHead } from "./parcel-head"
import { StraysSection } from "./strays-section"
import { SumSection } from "./sum-section"
import { useParcelDraft } from "./use-parcel-draft"

type OpenParcelProps = { asked: AdminReturnRequest; order: AdminReturnDeskOrder }

/** A parcel on the table: what was announced, what is in it, and the last look before it counts. */
export const OpenParcel = ({ asked, order }: OpenParcelProps) => {
  const { t } = useWords()
  const { ofCode } = useErrorText()
  const [isConfirming, setConfirming] = useState(false)
  const parcel = useParcelDraft({ asked, order })
  const { receive, strays, setStrays, isTouched } = parcel
  return (
    <>
      <UnsavedGuard when={isTouched && !receive.isPending && !receive.isSuccess} />
      <TwoColumns
        main={
          <>
            <ParcelHead asked={asked} />
            {asked.state !== "requested" && (
              <Alert variant="warning">{t(`parcel.late.${asked.state}`)}</Alert>
            )}
            {order.refusal && (
              <Alert variant="error">{ofCode(order.refusal.code, order.refusal.message)}</Alert>
            )}
            <AnnouncedSection units={asked.units} />
            <ContentsSection order={order} parcel={parcel} />
            <StraysSection strays={strays} onStrays={setStrays} />
          </>
        }
        side={<SumSection order={order} parcel={parcel} onConfirm={() => setConfirming(true)} />}
      />
      {isConfirming && (
        <ConfirmParcelDrawer order={order} parcel={parcel} onClose={() => setConfirming(false)} />
      )}
    </>
  )
}
