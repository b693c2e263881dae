import type { AdminPickupEvent, RejectionReason } from "../../../src/types/http"
import { useWords } from "../../components/use-words"

const REASONS = {
  not_found: true,
  damaged: true,
  store_closed: true,
  no_capacity: true,
  other: true,
} satisfies Record<RejectionReason, true>

const isReason = (text: string): text is RejectionReason => text in REASONS

/** The parts of an event's details that say something to people, as sentences. */
export const useEventNotes = ({ details }: AdminPickupEvent): string[] => {
  const { t } = useWords()
  const said = (name: string): string | null => {
    const value = details[name]
    return (typeof value === "string" && value) || typeof value === "number" ? String(value) : null
  }
  const reason = said("reason") ?? said("override_reason")
  const note = said("note")
  const hours = said("hours")
  const bin = said("bin")
  return [
    reason &&
      (isReason(reason) ? t(`pickup.reason.${reason}`) : t("pickup.history.reason", { reason })),
    note && t("pickup.history.note", { note }),
    hours && t("pickup.history.hours", { count: Number(hours) }),
    bin && t("pickup.history.bin", { bin }),
  ].filter((sentence) => sentence !== null)
}
