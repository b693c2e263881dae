import { useEffect } from "react"
import { useRememberedStore } from "../../components/use-remembered-store"
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
