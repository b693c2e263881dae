type Named = { first_name: string | null; last_name: string | null }

export const fullName = ({ first_name, last_name }: Named): string =>
  [first_name, last_name].filter(Boolean).join(" ")

/** An address on one line; a city that is its own region is named once. */
export const joinPlace = (...parts: (string | null | undefined)[]): string =>
  [...new Set(parts.filter(Boolean))].join(", ")
