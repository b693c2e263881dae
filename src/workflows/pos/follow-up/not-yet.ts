import { MedusaError } from "@medusajs/framework/utils"

/** What a follow-up needs is still to be made, by another till's follow-up: it is tried again. */
export const notYet = (message: string): MedusaError =>
  new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message, "not_yet")
