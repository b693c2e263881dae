import type { AdminPickupCounts, PickupStatus } from "../../../src/types/http"

/** The queue's tabs: what a person at the counter looks for, not the machine's states. */
export const QUEUE_TABS = {
  open: ["placed", "accepted", "picking", "ready", "partially_collected"],
  new: ["placed"],
  in_work: ["accepted", "picking"],
  ready: ["ready", "partially_collected"],
  problems: ["rejected", "expired"],
  done: ["collected", "converted", "cancelled"],
} satisfies Record<string, PickupStatus[]>

export type QueueTab = keyof typeof QUEUE_TABS
export const TAB_NAMES = Object.keys(QUEUE_TABS) as QueueTab[]

export const isQueueTab = (name: string): name is QueueTab => name in QUEUE_TABS

export const countOf = (tab: QueueTab, counts: AdminPickupCounts): number =>
  QUEUE_TABS[tab].reduce((sum, status) => sum + counts[status], 0)
