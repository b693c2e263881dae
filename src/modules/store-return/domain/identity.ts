/** Who brings goods without a receipt, as seen in a document. */
export type Identity = {
  name: string
  document: "passport" | "id_card" | "driving_licence" | "other"
  /** The last four of the document's number. */
  last_signs: string
}

/** One text for one person, however the name was typed; of Cyrillic ё and е are one letter. */
export function identityKey({ name, document, last_signs }: Identity): string {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}]+/u)
  return JSON.stringify([
    words.filter(Boolean).sort().join(" "),
    document,
    last_signs.normalize("NFKC").toLowerCase(),
  ])
}
