import { shownCode } from "../../../core/shown-code"

/** The code that finds a request at the desk. */
export const returnCode = shownCode({ purpose: "return-code", prefix: "RETURN" })
