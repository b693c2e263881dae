/**
 * A sender that has not reported back by then has crashed. While it sends, the notice counts as due at the
 * end of that time.
 */
export const NOTICE_CLAIM_MS = 5 * 60_000
