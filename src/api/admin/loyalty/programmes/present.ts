import type { Programme } from "../../../../modules/loyalty/read-models/programme"
import type { AdminLoyaltyProgramme } from "../../../../types/loyalty"

export const toAdminProgramme = ({
  created_at,
  ...programme
}: Programme): AdminLoyaltyProgramme => ({
  ...programme,
  in_force_since: created_at.toISOString(),
})
