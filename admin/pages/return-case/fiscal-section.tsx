import type { AdminReturnCase } from "../../../src/types/return-desk"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"

type FiscalSectionProps = { receipt: NonNullable<AdminReturnCase["fiscal_receipt"]> }

/** What the shop's fiscal service answered, as it said it. */
export const FiscalSection = ({ receipt }: FiscalSectionProps) => {
  const { t } = useWords()
  return (
    <Section title={t("return_case.fiscal")}>
      {Object.entries(receipt).map(([name, value]) => (
        <SectionRow key={name} label={name}>
          {typeof value === "object" ? JSON.stringify(value) : String(value)}
        </SectionRow>
      ))}
    </Section>
  )
}
