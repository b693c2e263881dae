import { Input, Label, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminWebhookEndpoint, AdminWebhookSecret } from "../../../src/types/webhook"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { StorePicker } from "../../components/store-picker"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useCreateWebhookEndpoint, useUpdateWebhookEndpoint } from "../../data/webhooks"
import { bodyOf, draftOf, looksLikeAddress } from "./endpoint-form"
import { TopicsField } from "./topics-field"

type EndpointDrawerProps = {
  /** Null: a new one. */
  endpoint: AdminWebhookEndpoint | null
  storeName?: string | null
  onClose: () => void
  onCreated?: (answer: AdminWebhookSecret) => void
}

/** Opens an endpoint, or changes one. */
export const EndpointDrawer = ({
  endpoint,
  storeName = null,
  onClose,
  onCreated,
}: EndpointDrawerProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft(draftOf(endpoint, storeName))
  const [hasTried, setTried] = useState(false)
  const create = useCreateWebhookEndpoint()
  const update = useUpdateWebhookEndpoint(endpoint?.id ?? "")
  const urlMistake = hasTried && !looksLikeAddress(draft.url)
  const submit = async () => {
    setTried(true)
    if (!looksLikeAddress(draft.url) || draft.topics.length === 0) {
      return
    }
    try {
      if (endpoint) {
        await update.mutateAsync(bodyOf(draft))
        toast.success(t("webhooks.saved"))
      } else {
        onCreated?.(await create.mutateAsync(bodyOf(draft)))
      }
      onClose()
    } catch (error) {
      toast.error(t("webhooks.not_saved"), { description: errorMessage(error) })
    }
  }
  return (
    <FormShell
      title={t(endpoint ? "webhooks.form.edit" : "webhooks.form.create")}
      description={t("webhooks.form.text")}
      isDirty={isDirty}
      isSaving={create.isPending || update.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("webhooks.form.url")}
        hint={t("webhooks.form.url_hint")}
        error={urlMistake ? t("webhooks.form.url_mistake") : null}
      >
        <Input
          type="url"
          maxLength={2000}
          value={draft.url}
          onChange={({ target }) => change("url", target.value)}
        />
      </Field>
      <Field label={t("webhooks.form.description")} optional>
        <Input
          maxLength={200}
          value={draft.description}
          onChange={({ target }) => change("description", target.value)}
        />
      </Field>
      <TopicsField
        label={t("webhooks.form.topics")}
        error={hasTried && draft.topics.length === 0 ? t("webhooks.form.topics_mistake") : null}
        chosen={draft.topics}
        onChange={(topics) => change("topics", topics)}
      />
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus">
          {t("webhooks.form.store")}
        </Label>
        <StorePicker chosen={draft.store} onChoose={(store) => change("store", store)} />
      </div>
    </FormShell>
  )
}
