import type { AdminPickupDetail } from "../../../../src/types/http"

export type PickupDialogProps = { pickup: AdminPickupDetail; onClose: () => void }
