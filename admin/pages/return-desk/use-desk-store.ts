import { useEffect } from "react"
import type { ChosenStore } from "../../components/store-picker"
import { useRememberedStore } from "../../components/use-remembered-store"
import { isStoreForbidden } from "../../data/request"
import { useRetailStores } from "../../data/retail-stores"

/** The store whose desk this device is: the remembered one, or the only one a person works in. */
export const useDeskStore = () => {
  const [store, setStore] = useRememberedStore()
  const { data } = useRetailStores({ q: "", limit: 2, offset: 0 })
  const only = data?.count === 1 ? data.retail_stores[0] : undefined
  useEffect(() => {
    // A device may remember the store of somebody who no longer works there.
    if (only && store?.id !== only.id) {
      setStore({ id: only.id, name: only.name })
    }
  }, [only, store, setStore])
  return [store, setStore] as const
}

/** Forgets a remembered store of which an answer says that it is not the person's. */
export const useForgetForeignStore = (
  error: unknown,
  setStore: (store: ChosenStore | null) => void
): void => {
  const isForeign = isStoreForbidden(error)
  useEffect(() => {
    if (isForeign) {
      setStore(null)
    }
  }, [isForeign, setStore])
}
