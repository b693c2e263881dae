import { defineReconcileJob } from "../../../core/jobs"
import { putRulesInForce } from "../../../modules/loyalty/operations/programmes"
import { writeLedger } from "../ledger"

/** Makes accounts follow rules whose day has come. What is earned and spent follows them to the instant by itself. */
export const putRulesInForceJob = defineReconcileJob({
  name: "omni-put-loyalty-rules-in-force",
  schedule: "* * * * *",
  run: async ({ container, now }) => {
    await writeLedger(container, (manager) => putRulesInForce(manager, now))
  },
})
