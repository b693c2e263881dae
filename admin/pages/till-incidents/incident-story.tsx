import { Alert, Text } from "@medusajs/ui"
import type { AdminTillIncident } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { goodsName, unitsShort } from "../../format/incident"

type StoryProps = { incident: AdminTillIncident; storeName: string }

/** What happened, in words, and what to do about it. */
export const IncidentStory = ({ incident, storeName }: StoryProps) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small" className="text-ui-fg-base text-pretty">
        <Told incident={incident} storeName={storeName} />
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(`till_incidents.todo.${incident.kind}`)}
      </Text>
      {incident.kind === "pickup_hand_over_conflict" && (
        <Alert variant="warning">{incident.details.message}</Alert>
      )}
      {incident.level && <LevelNow level={incident.level} />}
    </div>
  )
}

const Told = ({ incident, storeName }: StoryProps) => {
  const { t } = useWords()
  const till = incident.till_name ?? "–"
  switch (incident.kind) {
    case "oversell":
      return (
        <>
          {t("till_incidents.told.oversell", {
            till,
            store: storeName,
            what: (incident.item && goodsName(incident.item)) ?? incident.subject,
            stocked: incident.details.stocked,
            reserved: incident.details.reserved,
            short: unitsShort(incident.details),
          })}
        </>
      )
    case "unknown_product":
      return <>{t("till_incidents.told.unknown_product", { till, what: incident.subject })}</>
    case "return_exceeds_sale":
      return (
        <>
          {t("till_incidents.told.return_exceeds_sale", {
            till,
            short: incident.details.units_too_many,
          })}
        </>
      )
    case "promise_at_risk":
      return (
        <>
          {t("till_incidents.told.promise_at_risk", {
            till,
            short: incident.details.units_missing,
          })}
        </>
      )
    case "points_account_unknown":
      return (
        <>
          {t("till_incidents.told.points_account_unknown", {
            till,
            points: incident.details.points_spent,
          })}
        </>
      )
    case "points_overspent":
      return <PointsTold incident={incident} till={till} />
    default:
      return <>{t(`till_incidents.told.${incident.kind}`, { till })}</>
  }
}

type PointsToldProps = {
  incident: Extract<AdminTillIncident, { kind: "points_overspent" }>
  till: string
}

const PointsTold = ({ incident, till }: PointsToldProps) => {
  const { t } = useWords()
  const { reason, points, owed, written_off } = incident.details
  return (
    <>
      {t(`till_incidents.points.${reason}`, { till, points })}{" "}
      {t("till_incidents.told.points_overspent", { owed, given_up: written_off })}
    </>
  )
}

const LevelNow = ({ level }: { level: NonNullable<AdminTillIncident["level"]> }) => {
  const { t } = useWords()
  const short = unitsShort(level)
  return (
    <Alert variant={short > 0 ? "warning" : "success"}>
      {t(short > 0 ? "till_incidents.now.short" : "till_incidents.now.enough", {
        stocked: level.stocked,
        reserved: level.reserved,
        short,
      })}
    </Alert>
  )
}
