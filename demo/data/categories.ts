import type { CategoryTraits, CollectionHandle } from "./product"

const COAT_SIZES = ["40", "42", "44", "46", "48", "50"]

// prettier-ignore
export const CATEGORIES: readonly CategoryTraits[] = [
  { handle: "coats", name: "Coats", name_ru: "Пальто", sizes: COAT_SIZES, weight: 1650 },
  { handle: "jackets", name: "Jackets", name_ru: "Куртки", sizes: ["XS", "S", "M", "L", "XL"], weight: 1100 },
  { handle: "scarves", name: "Scarves", name_ru: "Шарфы", sizes: ["One size"], weight: 220 },
  { handle: "gloves", name: "Gloves", name_ru: "Перчатки", sizes: ["6.5", "7", "7.5", "8"], weight: 130 },
  { handle: "bags", name: "Bags", name_ru: "Сумки", sizes: ["One size"], weight: 780 },
]

export const COLLECTIONS: readonly { handle: CollectionHandle; title: string; title_ru: string }[] =
  [
    { handle: "city", title: "City", title_ru: "Город" },
    { handle: "north", title: "North", title_ru: "Север" },
    { handle: "evening", title: "Evening", title_ru: "Вечер" },
  ]
