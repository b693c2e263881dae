import { Button, Container, Heading, Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyImport, AdminLoyaltyImportCheck } from "../../../src/types/loyalty-desk"
import { Field } from "../../components/field"
import { Figure } from "../../components/figure"
import { useWords } from "../../components/use-words"
import { useCheckImport, useCommitImport } from "../../data/points-imports"
import { errorMessage } from "../../data/request"
import { formatNumber } from "../../format/time"
import { MistakesTable } from "./mistakes-table"

/** Brings the balances of existing cards from a file: chosen, checked, and then taken as it was checked. */
export const ImportPage = () => {
  const { t } = useWords()
  const [csv, setCsv] = useState<string | null>(null)
  const check = useCheckImport()
  const commit = useCommitImport()
  const choose = async (file: File | undefined) => {
    check.reset()
    commit.reset()
    setCsv((await file?.text()) ?? null)
  }
  const told = {
    onError: (error: Error) =>
      toast.error(t("points.refused"), { description: errorMessage(error) }),
  }
  const checked = check.data
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading>{t("points.import.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("points.import.text")}
        </Text>
      </div>
      <div className="flex flex-col items-start gap-4 px-6 py-4">
        <Field label={t("points.import.file")} hint={t("points.import.file_hint")}>
          <Input
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        </Field>
        <Button
          variant="secondary"
          disabled={!csv}
          isLoading={check.isPending}
          onClick={() => csv && check.mutate(csv, told)}
        >
          {t("points.import.check")}
        </Button>
      </div>
      {commit.data ? (
        <Result done={commit.data.import} repeated={commit.data.repeated} />
      ) : (
        checked && (
          <Checked
            check={checked}
            isSaving={commit.isPending}
            onImport={() => {
              const { rows, points } = checked
              commit.mutate({ csv: csv ?? "", expected: { rows, points } }, told)
            }}
          />
        )
      )}
    </Container>
  )
}

type CheckedProps = { check: AdminLoyaltyImportCheck; isSaving: boolean; onImport: () => void }

const Checked = ({ check, isSaving, onImport }: CheckedProps) => {
  const { t, language } = useWords()
  const { mistake_count } = check
  return (
    <>
      <dl className="grid grid-cols-2 md:grid-cols-4">
        <Figure label={t("points.import.rows")} value={formatNumber(check.rows, language)} />
        <Figure label={t("points.import.points")} value={formatNumber(check.points, language)} />
        <Figure label={t("points.import.new")} value={formatNumber(check.new_accounts, language)} />
        <Figure
          label={t("points.import.mistakes")}
          value={formatNumber(mistake_count, language)}
          alarm={mistake_count > 0}
        />
      </dl>
      {mistake_count > 0 ? (
        <MistakesTable check={check} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {t("points.import.ready")}
          </Text>
          <Button disabled={check.rows === 0} isLoading={isSaving} onClick={onImport}>
            {t("points.import.submit")}
          </Button>
        </div>
      )}
    </>
  )
}

/** The server has compared the totals with those that were checked. */
const Result = ({ done, repeated }: { done: AdminLoyaltyImport; repeated: boolean }) => {
  const { t, language } = useWords()
  return (
    <div role="status">
      <Text size="small" weight="plus" className="px-6 py-4">
        {t(repeated ? "points.import.repeated" : "points.import.done")}
      </Text>
      <dl className="grid grid-cols-2 border-t md:grid-cols-4">
        <Figure label={t("points.import.rows")} value={formatNumber(done.rows, language)} />
        <Figure label={t("points.import.points")} value={formatNumber(done.points, language)} />
        <Figure
          label={t("points.import.opened")}
          value={formatNumber(done.accounts_opened, language)}
        />
      </dl>
    </div>
  )
}
