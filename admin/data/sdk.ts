import Medusa from "@medusajs/js-sdk"

export const BACKEND_URL = __BACKEND_URL__ ?? "/"
export const AUTH_TYPE = __AUTH_TYPE__ ?? "session"

export const sdk = new Medusa({
  baseUrl: BACKEND_URL,
  auth: { type: AUTH_TYPE, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})
