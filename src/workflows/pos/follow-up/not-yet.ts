import { MedusaError } from "@medusajs/framework/utils"

const NOT_YET = "not_yet"

/** What a follow-up needs is still to be made, by another till's follow-up: it is tried again. */
export const notYet = (message: string): MedusaError =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message, NOT_YET)

export const isNotYet = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code === NOT_YET
