import { DatePicker, toast } from "@medusajs/ui"
import type { AdminWebhookEndpoint } from "../../../src/types/webhook"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useReplayWebhooks } from "../../data/webhooks"
import { TopicsField } from "../webhooks/topics-field"

const DAY_MS = 86_400_000

type ReplayDraft = { from: Date; to: Date; topics: string[] }

const firstDraft = (): ReplayDraft => ({
  from: new Date(Date.now() - DAY_MS),
  to: new Date(),
  topics: [],
})

/** Sends again what was recorded in a range of time. */
export const ReplayDialog = ({
  endpoint,
  onClose,
}: {
  endpoint: AdminWebhookEndpoint
  onClose: () => void
}) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft(firstDraft())
  const replay = useReplayWebhooks(endpoint.id)
  const isRange = draft.from < draft.to
  const submit = () =>
    replay.mutate(
      {
        from: draft.from.toISOString(),
        to: draft.to.toISOString(),
        topics: draft.topics.length > 0 ? draft.topics : undefined,
      },
      {
        onSuccess: ({ webhook_replay }) => {
          toast.success(t("webhooks.replay.started", { count: webhook_replay.total }))
          onClose()
        },
        onError: (error) =>
          toast.error(t("webhooks.not_saved"), { description: errorMessage(error) }),
      }
    )
  const setTime = (end: "from" | "to") => (date: Date | null) => date && change(end, date)
  return (
    <FormShell
      title={t("webhooks.replay.title")}
      description={t("webhooks.replay.text")}
      submitLabel={t("webhooks.replay.submit")}
      isDirty={isDirty}
      isSaving={replay.isPending}
      canSubmit={isRange}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("webhooks.replay.from")}>
        <DatePicker
          modal
          granularity="minute"
          aria-label={t("webhooks.replay.from")}
          value={draft.from}
          onChange={setTime("from")}
        />
      </Field>
      <Field
        label={t("webhooks.replay.to")}
        error={isRange ? null : t("webhooks.replay.range_mistake")}
      >
        <DatePicker
          modal
          granularity="minute"
          aria-label={t("webhooks.replay.to")}
          value={draft.to}
          onChange={setTime("to")}
        />
      </Field>
      <TopicsField
        label={t("webhooks.form.topics")}
        hint={t("webhooks.replay.topics_hint")}
        chosen={draft.topics}
        onChange={(topics) => change("topics", topics)}
      />
    </FormShell>
  )
}
