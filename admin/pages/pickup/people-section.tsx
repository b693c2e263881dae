import { Text } from "@medusajs/ui"
import type { AdminPickupDetail } from "../../../src/types/http"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { fullName } from "../../format/person"

/** Who ordered and who may come. */
export const PeopleSection = ({ pickup }: { pickup: AdminPickupDetail }) => {
  const { t } = useWords()
  const { collector } = pickup
  return (
    <Section title={t("pickup.people.title")}>
      <SectionRow label={t("pickup.people.customer")}>
        {pickup.customer_name || t("pickup.no_name")}
      </SectionRow>
      <SectionRow label={t("pickup.people.collector")}>
        {collector ? (
          <div className="flex flex-col gap-y-0.5">
            <span className="text-ui-fg-base">{fullName(collector)}</span>
            {collector.phone && (
              <a href={`tel:${collector.phone}`} className="text-ui-fg-interactive">
                {collector.phone}
              </a>
            )}
            {collector.email && <span className="break-all">{collector.email}</span>}
          </div>
        ) : (
          t("pickup.people.same")
        )}
      </SectionRow>
      {pickup.rejection_reason && (
        <SectionRow label={t("pickup.reject.reason")}>
          {t(`pickup.reason.${pickup.rejection_reason}`)}
        </SectionRow>
      )}
      {pickup.extensions > 0 && (
        <div className="px-6 py-3">
          <Text size="small" className="text-ui-fg-subtle">
            {t("pickup.extended", { count: pickup.extensions })}
          </Text>
        </div>
      )}
    </Section>
  )
}
