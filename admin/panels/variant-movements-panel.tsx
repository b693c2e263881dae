import { ArchiveBox } from "@medusajs/icons"
import { useState } from "react"
import { ListBody } from "../components/list-body"
import { Section } from "../components/section"
import { type ChosenStore, StorePicker } from "../components/store-picker"
import { useWords } from "../components/use-words"
import { useStoreFacts } from "../data/lookups"
import { useStockMovements } from "../data/stock-movements"
import { useMovementColumns } from "./movement-columns"

/** What Medusa tells a widget of a variant's page. */
type VariantMovementsPanelProps = { data: { id: string } }

const ROWS = 10

/** Why the stock of a variant is what it is, in every store or in one. */
export const VariantMovementsPanel = ({ data: variant }: VariantMovementsPanelProps) => {
  const { t } = useWords()
  const [store, setStore] = useState<ChosenStore | null>(null)
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useStockMovements({
    variant_id: variant.id,
    retail_store_id: store?.id,
    limit: ROWS,
    offset: page * ROWS,
  })
  const stores = useStoreFacts(
    data?.movements.flatMap(({ retail_store_id }) => retail_store_id ?? []) ?? []
  )
  const items = new Set(data?.movements.map(({ inventory_item_id }) => inventory_item_id))
  const columns = useMovementColumns(stores, items.size > 1)
  const choose = (next: ChosenStore | null) => {
    setStore(next)
    setPage(0)
  }
  return (
    <Section
      title={t("movements.title")}
      subtitle={t("movements.text")}
      actions={<StorePicker chosen={store} onChoose={choose} />}
    >
      <ListBody
        label={t("movements.title")}
        columns={columns}
        rows={data?.movements}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        page={page}
        onPage={setPage}
        pageSize={ROWS}
        isFiltered={store !== null}
        onClear={() => choose(null)}
        empty={{
          icon: <ArchiveBox />,
          title: t("movements.empty"),
          hint: t("movements.empty_hint"),
        }}
      />
    </Section>
  )
}
