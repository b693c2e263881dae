/**
 * Asks for one at a time and loads many: what is asked for in the same moment goes together, so many in one load.
 * @returns null for what the load did not find
 */
export const inBatches = <Found>(
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
  most: number
) => {
  let gathered: { ids: string[]; found: Promise<ReadonlyMap<string, Found>> } | null = null
  const gather = () => {
    const ids: string[] = []
    const found = new Promise((moment) => setTimeout(moment)).then(() => {
      gathered = gathered?.ids === ids ? null : gathered
      return load(ids)
    })
    return { ids, found }
  }
  return async (id: string): Promise<Found | null> => {
    if (!gathered || gathered.ids.length >= most) {
      gathered = gather()
    }
    const { ids, found } = gathered
    ids.push(id)
    return (await found).get(id) ?? null
  }
}
