import type { MedusaResponse } from "@medusajs/framework/http"
import type { PosMeAnswer } from "../../../../types"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"

/**
 * GET /pos/v1/me: who the server takes the till for, and the server's clock; how a system with a shared secret
 * learns its epoch. Any credential of a till, also a revoked one. Answers PosMeAnswer. Problems: 401, 429.
 */
export const GET = withProblems<PosRequest>(async (req, res: MedusaResponse<PosMeAnswer>) => {
  const { device_id, device_name, retail_store_id, scopes, epoch, lane } = req.pos
  res.json({
    device_id,
    name: device_name,
    store_id: retail_store_id,
    scopes,
    epoch,
    lane,
    server_time: new Date().toISOString(),
  })
})
