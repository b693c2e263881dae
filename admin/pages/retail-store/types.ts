import type { AdminRetailStore } from "../../../src/types/http"

export type StoreSectionProps = {
  store: AdminRetailStore
  mayEdit: boolean
}
export type StoreFormProps = { store: AdminRetailStore; onClose: () => void }
