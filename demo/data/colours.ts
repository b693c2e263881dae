export type Colour = { code: string; name: string; name_ru: string; hex: string }

/** The order is part of every barcode: append, never reorder. */
export const COLOURS = [
  { code: "BLK", name: "Black", name_ru: "Чёрный", hex: "#26262b" },
  { code: "CML", name: "Camel", name_ru: "Верблюжий", hex: "#b98a58" },
  { code: "GRP", name: "Graphite", name_ru: "Графит", hex: "#55585f" },
  { code: "MLK", name: "Milk", name_ru: "Молочный", hex: "#ece3d2" },
  { code: "BRG", name: "Burgundy", name_ru: "Бордовый", hex: "#6d2233" },
  { code: "NVY", name: "Navy", name_ru: "Тёмно-синий", hex: "#263352" },
  { code: "EMR", name: "Emerald", name_ru: "Изумрудный", hex: "#1f5b4b" },
  { code: "PWD", name: "Powder", name_ru: "Пудровый", hex: "#d3a9a0" },
  { code: "CHC", name: "Chocolate", name_ru: "Шоколадный", hex: "#52362a" },
  { code: "SKY", name: "Sky", name_ru: "Небесный", hex: "#8fabc4" },
] as const satisfies readonly Colour[]

export type ColourCode = (typeof COLOURS)[number]["code"]

export function colourOf(code: ColourCode): Colour & { index: number } {
  const index = COLOURS.findIndex((colour) => colour.code === code)
  return { ...(COLOURS[index] as Colour), index }
}
