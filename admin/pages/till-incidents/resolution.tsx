import { ArrowUturnLeft } from "@medusajs/icons"
import { Button, Text, Textarea, toast } from "@medusajs/ui"
import { type FormEvent, useState } from "react"
import type { AdminTillIncident } from "../../../src/types/till-sync"
import { Field } from "../../components/field"
import { OptionalTime } from "../../components/optional-time"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useReopenIncident, useResolveIncident } from "../../data/till-incidents"

type ResolutionProps = { incident: AdminTillIncident; timeZone: string | undefined }

/** What was done about an incident, by whom and when; nothing while it is open. */
export const Resolution = ({ incident, timeZone }: ResolutionProps) => {
  const { t } = useWords()
  if (incident.status === "open") {
    return null
  }
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-2 rounded-lg p-4">
      <Text size="small" className="text-ui-fg-base whitespace-pre-wrap break-words">
        {incident.resolution ?? t("till_incidents.by_itself")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-muted flex flex-wrap items-baseline gap-x-1">
        {incident.resolved_by_name ?? t("till_incidents.somebody")},
        <OptionalTime at={incident.resolved_at} timeZone={timeZone} relative />
      </Text>
    </div>
  )
}

export const ResolveForm = ({ id }: { id: string }) => {
  const { t } = useWords()
  const [note, setNote] = useState("")
  const resolve = useResolveIncident(id)
  const send = (event: FormEvent) => {
    event.preventDefault()
    resolve.mutate(
      { note: note.trim() },
      {
        onSuccess: () => toast.success(t("till_incidents.resolved")),
        onError: (error) =>
          toast.error(t("till_incidents.not_saved"), { description: errorMessage(error) }),
      }
    )
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-y-3 border-t pt-6">
      <Field label={t("till_incidents.note")} hint={t("till_incidents.note_hint")}>
        <Textarea
          value={note}
          maxLength={1000}
          onChange={({ target }) => setNote(target.value)}
          rows={3}
        />
      </Field>
      <Button
        type="submit"
        className="self-end"
        isLoading={resolve.isPending}
        disabled={note.trim() === ""}
      >
        {t("till_incidents.resolve")}
      </Button>
    </form>
  )
}

export const ReopenButton = ({ id }: { id: string }) => {
  const { t } = useWords()
  const reopen = useReopenIncident(id)
  const send = () =>
    reopen.mutate(undefined, {
      onSuccess: () => toast.success(t("till_incidents.reopened")),
      onError: (error) =>
        toast.error(t("till_incidents.not_saved"), { description: errorMessage(error) }),
    })
  return (
    <Button variant="secondary" isLoading={reopen.isPending} onClick={send}>
      <ArrowUturnLeft /> {t("till_incidents.reopen")}
    </Button>
  )
}
