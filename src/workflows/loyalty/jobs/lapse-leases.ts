import { defineReconcileJob } from "../../../core/jobs"
import { lapseLeases } from "../till/leases"

/** Makes points available again that tills had on lease, once receipts that come late have had their time. */
export const lapseLeasesJob = defineReconcileJob({
  name: "omni-lapse-point-leases",
  schedule: "*/10 * * * *",
  run: async ({ container, now }) => {
    await lapseLeases(container, now)
  },
})
