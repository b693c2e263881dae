import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Skeleton, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminPickup } from "../../src/types/http"
import { PickupStatusBadge } from "../components/pickup-status"
import { Section, SectionRow } from "../components/section"
import { StoreTime } from "../components/store-time"
import { useWords } from "../components/use-words"
import { usePickups } from "../data/pickups"
import { errorMessage } from "../data/request"
import { fullName } from "../format/person"

/** What Medusa tells a widget of the order page. */
type OrderPickupPanelProps = { data: { id: string } }

const MOST_PICKUPS = 10

/** The order's pickups beside the order: its own, and those of goods taken in exchange; nothing at all without any. */
export const OrderPickupPanel = ({ data: order }: OrderPickupPanelProps) => {
  const { t } = useWords()
  const { data, error } = usePickups({ order_id: order.id, limit: MOST_PICKUPS, offset: 0 })
  if (error && !data) {
    return (
      <Section title={t("panel.title")}>
        <Text size="small" className="text-ui-fg-error px-6 py-4" role="alert">
          {errorMessage(error)}
        </Text>
      </Section>
    )
  }
  if (!data) {
    return <Skeleton className="h-32 w-full rounded-lg" aria-label={t("common.loading")} />
  }
  return (
    <>
      {data.pickups.map((pickup) => (
        <PickupCard key={pickup.id} pickup={pickup} />
      ))}
    </>
  )
}

const PickupCard = ({ pickup }: { pickup: AdminPickup }) => {
  const { t } = useWords()
  return (
    <Section
      title={t(pickup.return_case_id ? "panel.exchange" : "panel.title")}
      badge={<PickupStatusBadge status={pickup.status} />}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/pickups/${pickup.id}`}>
            <ArrowUpRightOnBox /> {t("panel.open")}
          </Link>
        </Button>
      }
    >
      <SectionRow label={t("panel.store")}>{pickup.retail_store_name}</SectionRow>
      <SectionRow label={t("pickup.promised")}>
        <StoreTime
          at={pickup.promised_at}
          timeZone={pickup.time_zone}
          relative
          late={pickup.is_late}
        />
      </SectionRow>
      {pickup.expires_at && (
        <SectionRow label={t("pickup.until")}>
          <StoreTime at={pickup.expires_at} timeZone={pickup.time_zone} relative />
        </SectionRow>
      )}
      {pickup.collector && (
        <SectionRow label={t("pickup.people.collector")}>{fullName(pickup.collector)}</SectionRow>
      )}
    </Section>
  )
}
