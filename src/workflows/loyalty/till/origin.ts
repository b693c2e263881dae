/** The till that acts, and when. */
export type TillAt = { device_id: string; retail_store_id: string; now: Date }

export const originOfTill = ({ device_id }: Pick<TillAt, "device_id">) => ({
  source: `till:${device_id}`,
  actor: null,
})

/** A till's keys are its own. */
export const keyOfTill = (device_id: string, key: string): string => `till:${device_id}:${key}`
