import { PencilSquare, ShieldCheck, Trash } from "@medusajs/icons"
import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminVariantSafetyStock } from "../../../src/types/http"
import { ActionMenu } from "../../components/action-menu"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { Section, SectionRow } from "../../components/section"
import { EmptyState, ErrorState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useSetVariantSafetyStock, useVariantSafetyStock } from "../../data/retail-stores"
import { DefaultSafetyStockDrawer, VariantSafetyStockDrawer } from "./safety-stock-drawers"
import type { StoreSectionProps } from "./types"

const PAGE_SIZE = 10

/** "default", a variant that has its own number, or "new" for one that has not. */
type Editing = "default" | "new" | AdminVariantSafetyStock | null

/** Units kept back from online shoppers: for every variant, and for some their own number. */
export const SafetyStockSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const [editing, setEditing] = useState<Editing>(null)
  const { data, error, refetch } = useVariantSafetyStock(store.id, {
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const set = useSetVariantSafetyStock(store.id)
  const remove = ({ variant_id, quantity, title }: AdminVariantSafetyStock) =>
    set.mutate(
      { variant_id, quantity: null },
      {
        onSuccess: () =>
          toast.success(t("store.safety.removed", { title }), {
            action: {
              label: t("common.undo"),
              altText: t("common.undo"),
              onClick: () => set.mutate({ variant_id, quantity }),
            },
          }),
        onError: (failure) =>
          toast.error(t("store.not_saved"), { description: errorMessage(failure) }),
      }
    )

  const columns: ListColumn<AdminVariantSafetyStock>[] = [
    {
      key: "variant",
      header: t("store.safety.variant"),
      className: "max-w-[320px] truncate",
      cell: ({ title }) => <span className="text-ui-fg-base">{title}</span>,
    },
    {
      key: "sku",
      header: t("store.safety.sku"),
      cell: ({ sku }) => <span className="font-mono">{sku ?? "–"}</span>,
    },
    {
      key: "quantity",
      header: t("store.safety.quantity"),
      className: "text-right tabular-nums",
      cell: ({ quantity }) => quantity,
    },
    {
      key: "actions",
      header: <span className="sr-only">{t("common.actions")}</span>,
      className: "w-8 text-right",
      cell: (entry) =>
        mayEdit && (
          <ActionMenu
            groups={[
              [
                {
                  label: t("common.edit"),
                  icon: <PencilSquare />,
                  onSelect: () => setEditing(entry),
                },
                {
                  label: t("common.remove"),
                  icon: <Trash />,
                  danger: true,
                  onSelect: () => remove(entry),
                },
              ],
            ]}
          />
        ),
    },
  ]
  return (
    <Section
      title={t("store.safety.title")}
      subtitle={t("store.safety.text")}
      actions={
        mayEdit && (
          <>
            <Button size="small" variant="secondary" onClick={() => setEditing("default")}>
              {t("store.safety.edit_default")}
            </Button>
            <Button size="small" variant="secondary" onClick={() => setEditing("new")}>
              {t("store.safety.add")}
            </Button>
          </>
        )
      }
    >
      <SectionRow label={t("store.safety.default")}>
        <Text size="small" className="tabular-nums">
          {t("store.safety.units", { count: store.safety_stock })}
        </Text>
      </SectionRow>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("store.safety.title")}
          columns={columns}
          rows={data?.safety_stock}
          rowKey={({ variant_id }) => variant_id}
          skeletonRows={2}
          empty={
            <EmptyState
              icon={<ShieldCheck />}
              title={t("store.safety.empty")}
              hint={t("store.safety.empty_hint")}
            />
          }
        />
      )}
      {data && <Pager count={data.count} limit={PAGE_SIZE} page={page} onPage={setPage} />}
      {editing === "default" && (
        <DefaultSafetyStockDrawer store={store} onClose={() => setEditing(null)} />
      )}
      {editing && editing !== "default" && (
        <VariantSafetyStockDrawer
          store={store}
          entry={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}
