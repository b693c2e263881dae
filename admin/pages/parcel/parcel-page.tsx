import { Alert, Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { TwoColumns } from "../../components/section"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useParcel } from "../../data/parcels"
import { useDeskOrder } from "../../data/returns"
import { AnnouncedSection } from "./announced-section"
import { OpenParcel } from "./open-parcel"
import { OutcomeSection } from "./outcome-section"
import { ParcelHead } from "./parcel-head"

/** One return by post: its parcel is opened here, and what became of it is told here. */
export const ParcelPage = () => {
  const { id = "" } = useParams()
  const { data, error, refetch } = useParcel(id)
  if (!data) {
    return error ? <Failed error={error} onRetry={() => refetch()} /> : <PageSkeleton />
  }
  const { return_request: asked, may_receive } = data
  return asked.state !== "received" && asked.way === "post" && may_receive ? (
    <ParcelToOpen asked={asked} />
  ) : (
    <ClosedParcel asked={asked} />
  )
}

const ParcelToOpen = ({ asked }: { asked: AdminReturnRequest }) => {
  const { data: order, error, refetch } = useDeskOrder(asked.order_id, asked.id)
  if (!order) {
    return error ? <Failed error={error} onRetry={() => refetch()} /> : <PageSkeleton />
  }
  return <OpenParcel asked={asked} order={order} />
}

/** Opened before, or not for this person to open. */
const ClosedParcel = ({ asked }: { asked: AdminReturnRequest }) => {
  const { t } = useWords()
  const isForStore = asked.way === "store"
  return (
    <TwoColumns
      main={
        <>
          <ParcelHead asked={asked} />
          {asked.state === "received" ? (
            <OutcomeSection asked={asked} />
          ) : (
            <Alert variant="info">
              {isForStore ? t("errors.not_by_post") : t("parcel.not_here")}
            </Alert>
          )}
        </>
      }
      side={<AnnouncedSection units={asked.units} />}
    />
  )
}

type FailedProps = { error: unknown; onRetry: () => void }

const Failed = (props: FailedProps) => (
  <Container className="p-0">
    <ErrorState {...props} />
  </Container>
)
