import type { AdminTillIncident } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { goodsName, unitsShort } from "../../format/incident"

/** What an incident is about, in a few words; null where its kind says it all. */
export const useIncidentSubject = () => {
  const { t } = useWords()
  return (incident: AdminTillIncident): string | null => {
    switch (incident.kind) {
      case "oversell":
        return t("till_incidents.subject.oversell", {
          what: (incident.item && goodsName(incident.item)) ?? incident.subject,
          short: unitsShort(incident.details),
        })
      case "unknown_product":
        return incident.subject
      case "return_exceeds_sale":
        return t("till_incidents.subject.return_exceeds_sale", {
          count: incident.details.units_too_many,
        })
      case "promise_at_risk":
        return t("till_incidents.subject.promise_at_risk", {
          count: incident.details.units_missing,
        })
      default:
        return (
          incident.receipt_number &&
          t("till_events.receipt_of", { number: incident.receipt_number })
        )
    }
  }
}
