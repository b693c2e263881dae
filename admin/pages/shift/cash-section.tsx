import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import type { ReportProps } from "./types"

const MOVES = ["opening", "paid_in", "paid_out", "drops"] as const

/** Cash that came and went without a sale. */
export const CashSection = ({ shift }: ReportProps) => {
  const { t, language } = useWords()
  return (
    <Section title={t("shifts.cash.title")}>
      {MOVES.map((move) => (
        <SectionRow key={move} label={t(`shifts.cash.${move}`)}>
          <span className="block text-right tabular-nums">
            {formatMoney(shift.cash[move], shift.currency_code, language)}
          </span>
        </SectionRow>
      ))}
    </Section>
  )
}
