import type { ColourCode } from "./colours"
import type { Silhouette } from "../lib/pictures"

export type CategoryHandle = "coats" | "jackets" | "scarves" | "gloves" | "bags"
export type CollectionHandle = "city" | "north" | "evening"

export type DemoProduct = {
  /** Part of every SKU. */
  code: string
  title: string
  title_ru: string
  description: string
  description_ru: string
  /** Roubles, VAT included. */
  price: number
  /** Roubles in the winter sale. */
  sale_price?: number
  collection: CollectionHandle
  silhouette: Silhouette
  colours: readonly ColourCode[]
}

/** What all products of one category share. */
export type CategoryTraits = {
  handle: CategoryHandle
  name: string
  name_ru: string
  sizes: readonly string[]
  /** Grams of one unit as shipped. */
  weight: number
}
