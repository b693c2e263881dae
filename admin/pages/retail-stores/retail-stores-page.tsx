import { BuildingStorefront } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminRetailStore } from "../../../src/types/http"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { SearchInput } from "../../components/search-input"
import { EmptyState, ErrorState, FilteredEmptyState } from "../../components/states"
import { OpenBadge, PickupBadge, SyncBadge } from "../../components/store-badges"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useMyScope, useRetailStores } from "../../data/retail-stores"
import { joinPlace } from "../../format/person"
import { CreateStoreModal } from "./create-store-modal"

const PAGE_SIZE = 20

const useColumns = (): ListColumn<AdminRetailStore>[] => {
  const { t } = useWords()
  return [
    {
      key: "name",
      header: t("store.columns.name"),
      className: "max-w-[420px]",
      cell: ({ name, city, address_1 }) => (
        <div className="flex min-w-0 flex-col gap-y-0.5">
          <span className="txt-compact-small-plus text-ui-fg-base truncate">{name}</span>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
            {joinPlace(city, address_1)}
          </Text>
        </div>
      ),
    },
    { key: "open", header: t("store.columns.open"), cell: (store) => <OpenBadge {...store} /> },
    {
      key: "pickup",
      header: t("store.columns.pickup"),
      cell: (store) => <PickupBadge {...store} />,
    },
    { key: "sync", header: t("store.columns.sync"), cell: (store) => <SyncBadge {...store} /> },
  ]
}

/** Every store of the retailer which this person may see. */
export const RetailStoresPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { get, change, page, setPage } = useSearchState()
  const [isCreating, setCreating] = useState(false)
  const columns = useColumns()
  const q = get("q")
  const { data, error, refetch } = useRetailStores({
    q,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const { data: me } = useMyScope()

  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>{t("store.list.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("store.list.text")}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <div className="w-56">
            <SearchInput value={q} onChange={(text) => change({ q: text })} />
          </div>
          {me?.administrator && (
            <Button size="small" variant="secondary" onClick={() => setCreating(true)}>
              {t("store.list.create")}
            </Button>
          )}
        </div>
      </div>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("store.list.title")}
          columns={columns}
          rows={data?.retail_stores}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate(`/retail-stores/${id}`)}
          tall
          empty={
            q ? (
              <FilteredEmptyState onClear={() => change({ q: null })} />
            ) : (
              <EmptyState
                icon={<BuildingStorefront />}
                title={t("store.list.empty")}
                hint={t("store.list.empty_hint")}
              />
            )
          }
        />
      )}
      {data && <Pager count={data.count} limit={PAGE_SIZE} page={page} onPage={setPage} />}
      {isCreating && <CreateStoreModal onClose={() => setCreating(false)} />}
    </Container>
  )
}
