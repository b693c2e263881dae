import { Textarea } from "@medusajs/ui"
import { Fact, Facts } from "../../components/facts"
import { Field } from "../../components/field"
import { GradeName } from "../../components/grade-name"
import { useWords } from "../../components/use-words"
import type { AcceptedUnits } from "../../data/returns"
import type { ChoosableLine } from "./units-draft"

const LONGEST = 500

type UnitFactsProps = {
  lines: readonly Pick<ChoosableLine, "line_item_id" | "title" | "variant_title">[]
  units: readonly AcceptedUnits[]
}

/** Each unit that comes back, why, and in what state. */
export const UnitFacts = ({ lines, units }: UnitFactsProps) => {
  const { t } = useWords()
  const titles = new Map(lines.map((line) => [line.line_item_id, line]))
  return (
    <Facts>
      {units.map(({ line_item_id, reason, ...graded }, at) => {
        const line = titles.get(line_item_id)
        return (
          <Fact key={at} label={[line?.title, line?.variant_title].filter(Boolean).join(", ")}>
            {t(`returns.reason.${reason}`)} · <GradeName {...graded} />
          </Fact>
        )
      })}
    </Facts>
  )
}

/** What a person writes down with a return. */
export type Words = { note: string; override: string }
export const NO_WORDS: Words = { note: "", override: "" }

/** The words as they are sent. */
export type SaidWords = { note?: string; override?: { reason: string } }

/** Why something is let in is said only where the policy refuses it. */
export const wordsSaid = ({ note, override }: Words, isRefused: boolean): SaidWords => ({
  note: note.trim() || undefined,
  override: isRefused ? { reason: override.trim() } : undefined,
})

type TextFieldProps = { value: string; onChange: (text: string) => void }

/** Why what the policy refuses is let in. */
export const OverrideField = ({ value, onChange }: TextFieldProps) => {
  const { t } = useWords()
  return (
    <Field label={t("return_desk.override.reason")} hint={t("return_desk.override.reason_hint")}>
      <Textarea
        rows={2}
        maxLength={LONGEST}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

export const NoteField = ({ value, onChange }: TextFieldProps) => {
  const { t } = useWords()
  return (
    <Field label={t("return_desk.confirm.note")} optional>
      <Textarea
        rows={3}
        maxLength={LONGEST}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

type WordsFieldsProps = { words: Words; onWords: (words: Words) => void; isRefused: boolean }

export const WordsFields = ({ words, onWords, isRefused }: WordsFieldsProps) => (
  <>
    {isRefused && (
      <OverrideField
        value={words.override}
        onChange={(override) => onWords({ ...words, override })}
      />
    )}
    <NoteField value={words.note} onChange={(note) => onWords({ ...words, note })} />
  </>
)
