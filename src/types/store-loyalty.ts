/** Answer under `qr` of `GET /store/loyalty/qr`. */
export type StoreLoyaltyQr = {
  /** What the screen shows, one after the other, without a gap; it draws `text` as a QR code. */
  codes: { text: string; shows_from: string; shows_until: string }[]
  step_seconds: number
  /** The phone may be off by the difference to this. */
  server_time: string
}
