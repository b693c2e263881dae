import { StatusBadge, Tooltip } from "@medusajs/ui"
import type { AdminRetailStore } from "../../src/types/http"
import { formatDateTime } from "../format/time"
import { useWords } from "./use-words"

export const OpenBadge = ({ open_now, is_active }: AdminRetailStore) => {
  const { t } = useWords()
  if (!is_active) {
    return <StatusBadge color="grey">{t("store.inactive")}</StatusBadge>
  }
  return (
    <StatusBadge color={open_now ? "green" : "grey"}>
      {t(open_now ? "store.open_now" : "store.closed_now")}
    </StatusBadge>
  )
}

export const PickupBadge = ({ pickup_enabled }: AdminRetailStore) => {
  const { t } = useWords()
  return (
    <StatusBadge color={pickup_enabled ? "green" : "grey"}>
      {t(pickup_enabled ? "store.pickup_on" : "store.pickup_off")}
    </StatusBadge>
  )
}

/** Whether Medusa's fulfilment set, options, links and levels follow this store. */
export const SyncBadge = ({ synced_at, sync_error, time_zone }: AdminRetailStore) => {
  const { t, language } = useWords()
  if (sync_error) {
    return (
      <Tooltip content={sync_error} maxWidth={320}>
        <StatusBadge color="red">{t("store.sync.failed")}</StatusBadge>
      </Tooltip>
    )
  }
  if (!synced_at) {
    return <StatusBadge color="orange">{t("store.sync.pending")}</StatusBadge>
  }
  return (
    <Tooltip content={formatDateTime(synced_at, language, time_zone)}>
      <StatusBadge color="green">{t("store.sync.done")}</StatusBadge>
    </Tooltip>
  )
}
