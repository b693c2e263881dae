import { Button, toast, usePrompt } from "@medusajs/ui"
import type { AdminLoyaltyAccountDetail, AdminLoyaltyMerge } from "../../../src/types/loyalty-desk"
import { TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { accountPath, useMayChangePoints, useUndoMerge } from "../../data/points"
import { errorMessage } from "../../data/request"

/** Accounts this one was merged with, and the way back; nothing for an account that never was. */
export const MergesSection = ({ account }: { account: AdminLoyaltyAccountDetail }) => {
  const { t } = useWords()
  if (account.merges.length === 0) {
    return null
  }
  return (
    <Section title={t("points.merge.list")}>
      {account.merges.map((merge) => (
        <SectionRow
          key={merge.id}
          label={t(merge.survivor_id === account.id ? "points.merge.took" : "points.merge.went")}
        >
          <Merge merge={merge} account={account} />
        </SectionRow>
      ))}
    </Section>
  )
}

type MergeProps = { merge: AdminLoyaltyMerge; account: AdminLoyaltyAccountDetail }

const Merge = ({ merge, account }: MergeProps) => {
  const { t } = useWords()
  const { survivor_id, merged_id, merged_at, undone_at } = merge
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <TextLink to={accountPath(survivor_id === account.id ? merged_id : survivor_id)}>
        {t("points.open_account")}
      </TextLink>
      <OptionalTime at={merged_at} timeZone={undefined} />
      {undone_at ? (
        <span className="text-ui-fg-muted">
          {t("points.merge.undone")} <OptionalTime at={undone_at} timeZone={undefined} />
        </span>
      ) : (
        <UndoButton id={merge.id} />
      )}
    </span>
  )
}

const UndoButton = ({ id }: { id: string }) => {
  const { t } = useWords()
  const prompt = usePrompt()
  const undo = useUndoMerge()
  const ask = async () => {
    const sure = await prompt({
      variant: "confirmation",
      title: t("points.merge.undo_title"),
      description: t("points.merge.undo_text"),
      confirmText: t("points.merge.undo"),
      cancelText: t("common.cancel"),
    })
    if (sure) {
      undo.mutate(id, {
        onSuccess: () => toast.success(t("points.merge.undo_done")),
        onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
      })
    }
  }
  return useMayChangePoints() ? (
    <Button size="small" variant="secondary" isLoading={undo.isPending} onClick={ask}>
      {t("points.merge.undo")}
    </Button>
  ) : null
}
