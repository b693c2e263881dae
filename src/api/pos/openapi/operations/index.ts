import type { Operation } from "../operation"
import { aboutOperations } from "./about"
import { deviceOperations } from "./devices"
import { eventOperations } from "./events"
import { loyaltyOperations } from "./loyalty"
import { pickupOperations } from "./pickups"
import { readOperations } from "./reads"
import { returnOperations } from "./returns"

/** Every route of `/pos/v1`. A test compares it with the route files. */
export const OPERATIONS: readonly Operation[] = [
  ...deviceOperations,
  ...eventOperations,
  ...readOperations,
  ...returnOperations,
  ...loyaltyOperations,
  ...pickupOperations,
  ...aboutOperations,
]
