import { Text } from "@medusajs/ui"
import type { AdminReturnOverride } from "../../../src/types/return-desk"
import { Section, SectionRow } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useRefusalText } from "../../components/use-refusal-text"
import { useWords } from "../../components/use-words"
import type { CaseSectionProps } from "./types"

type OverrideSectionProps = CaseSectionProps & { override: AdminReturnOverride }

/** Who let in what the policy refuses, and why. */
export const OverrideSection = ({ override, returned, timeZone }: OverrideSectionProps) => {
  const { t } = useWords()
  const refusalText = useRefusalText(returned.currency_code)
  const texts = [...new Set(override.refusals.map(refusalText))]
  return (
    <Section title={t("return_case.override.title")}>
      <SectionRow label={t("return_case.override.by")}>
        {override.by.name ?? override.by.id} · <StoreTime at={override.at} timeZone={timeZone} />
      </SectionRow>
      <SectionRow label={t("return_case.override.reason")}>{override.reason}</SectionRow>
      <SectionRow label={t("return_case.override.refused")}>
        {texts.map((text) => (
          <Text key={text} size="small" className="first-letter:uppercase">
            {text}
          </Text>
        ))}
      </SectionRow>
    </Section>
  )
}
