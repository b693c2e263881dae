import { shownCode } from "../../../core/shown-code"

/** The code that opens a pickup at the counter. */
export const {
  derive: derivePickupCode,
  normalize: normalizePickupCode,
  hash: hashPickupCode,
  qrText: pickupQrText,
  qrSvg: pickupQrSvg,
  qrPng: pickupQrPng,
} = shownCode({ purpose: "pickup-code", prefix: "PICKUP" })
