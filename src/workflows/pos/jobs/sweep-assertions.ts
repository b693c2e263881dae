import { defineReconcileJob } from "../../../core/jobs"
import { POS_MODULE } from "../../../modules/pos"
import { sweepProofs } from "../../../modules/pos/operations/spent-proofs"
import type { PosModuleService } from "../../../modules/pos/service"

/** An assertion or signature that has expired cannot be used again anyhow. */
defineReconcileJob({
  name: "omni-sweep-pos-assertions",
  schedule: "17 * * * *",
  run: async ({ container, now }) => {
    const pos = container.resolve<PosModuleService>(POS_MODULE)
    await pos.inTransaction((manager) => sweepProofs(manager, now))
  },
})
