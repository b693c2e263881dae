/** Builds the dashboard into `public/admin`, where a started shop looks for it, unless it is there and current. */
import { buildDashboard, isDashboardBuilt } from "../../scripts/lib/dashboard.mjs"

if (!isDashboardBuilt()) {
  await buildDashboard({ ...process.env, MEDUSA_ADMIN_DISABLED: "false", NODE_ENV: "production" })
}
