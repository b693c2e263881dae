import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"

export const storeLoyaltyQrMiddlewares: MiddlewareRoute[] = [
  {
    method: "GET",
    matcher: "/store/loyalty/qr",
    middlewares: [authenticate("customer", ["session", "bearer"])],
  },
]
