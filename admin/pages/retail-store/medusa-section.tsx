import { ArrowPath } from "@medusajs/icons"
import { Alert, Button, Text, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { Section, SectionRow } from "../../components/section"
import { SyncBadge } from "../../components/store-badges"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { useSalesChannelName, useStockLocationName } from "../../data/lookups"
import { errorMessage } from "../../data/request"
import { useSyncRetailStore } from "../../data/retail-stores"
import type { StoreSectionProps } from "./types"

const LINK = "text-ui-fg-interactive hover:text-ui-fg-interactive-hover"

/** What Medusa holds for this store, and whether it is in step. */
export const MedusaSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const { data: location } = useStockLocationName(store.stock_location_id)
  const { data: channel } = useSalesChannelName(store.sales_channel_id)
  const sync = useSyncRetailStore(store.id)
  const bringInStep = () =>
    sync.mutate(undefined, {
      onSuccess: () => toast.success(t("store.sync.asked")),
      onError: (error) => toast.error(t("store.sync.failed"), { description: errorMessage(error) }),
    })
  return (
    <Section
      title={t("store.medusa.title")}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" isLoading={sync.isPending} onClick={bringInStep}>
            <ArrowPath /> {t("store.sync.now")}
          </Button>
        )
      }
    >
      {store.sync_error && (
        <div className="px-6 py-4">
          <Alert variant="error">
            <Text size="small" className="break-words">
              {store.sync_error}
            </Text>
          </Alert>
        </div>
      )}
      <SectionRow label={t("store.sync.state")}>
        <SyncBadge {...store} />
      </SectionRow>
      <SectionRow label={t("store.sync.last")}>
        {store.synced_at ? (
          <StoreTime at={store.synced_at} timeZone={store.time_zone} relative />
        ) : (
          t("store.sync.never")
        )}
      </SectionRow>
      <SectionRow label={t("store.medusa.location")}>
        <Link to={`/settings/locations/${store.stock_location_id}`} className={LINK}>
          {location ?? store.stock_location_id}
        </Link>
      </SectionRow>
      <SectionRow label={t("store.medusa.channel")}>
        {store.sales_channel_id ? (
          <Link to={`/settings/sales-channels/${store.sales_channel_id}`} className={LINK}>
            {channel ?? store.sales_channel_id}
          </Link>
        ) : (
          "–"
        )}
      </SectionRow>
    </Section>
  )
}
