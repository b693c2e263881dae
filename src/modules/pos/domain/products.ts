/** How an event names a product; the first that is known wins. */
export type ProductReference = { variant_id?: string; sku?: string; barcode?: string }

export type Component = { inventory_item_id: string; required_quantity: number }

/** A variant as stock sees it: no components means that Medusa keeps no stock of it. */
export type KnownVariant = { variant_id: string; components: Component[] }
