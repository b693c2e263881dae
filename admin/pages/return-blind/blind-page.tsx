import { useWords } from "../../components/use-words"
import { DeskHead, NoStore } from "../return-desk/desk-head"
import { useDeskStore, useForgetForeignStore } from "../return-desk/use-desk-store"
import { isFull, withScanned } from "./blind-draft"
import { BlindVisit } from "./blind-visit"
import { ScanGoodsField } from "./scan-goods-field"
import { useBlindVisit } from "./use-blind-visit"

/** Where a store takes goods back of which nobody finds an order: scan them, see what they come to, write down who. */
export const BlindPage = () => {
  const { t } = useWords()
  const [store, setStore] = useDeskStore()
  const visit = useBlindVisit(store?.id ?? "")
  useForgetForeignStore(visit.quote.error, setStore)
  return (
    <div className="flex flex-col gap-y-3">
      <DeskHead
        title={t("return_blind.title")}
        store={store}
        onStore={setStore}
        links={[
          { to: "/returns/desk", label: t("return_desk.title") },
          { to: "/returns", label: t("returns.title") },
        ]}
      >
        <ScanGoodsField
          disabled={!store}
          isFull={isFull(visit.draft)}
          onScan={(goods) => visit.setDraft((draft) => withScanned(draft, goods))}
        />
      </DeskHead>
      {store ? <BlindVisit storeId={store.id} visit={visit} /> : <NoStore />}
    </div>
  )
}
