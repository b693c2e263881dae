type Named = { first_name: string | null; last_name: string | null }

export const fullName = ({ first_name, last_name }: Named): string =>
  [first_name, last_name].filter(Boolean).join(" ")

/** "Anna O.": as much of a shopper as a list may tell. */
export const shortName = ({
  first_name,
  last_initial,
}: {
  first_name: string | null
  last_initial: string | null
}): string => [first_name, last_initial && `${last_initial}.`].filter(Boolean).join(" ")

/** An address on one line; a city that is its own region is named once. */
export const joinPlace = (...parts: (string | null | undefined)[]): string =>
  [...new Set(parts.filter(Boolean))].join(", ")
