import { ArrowPath, Key, PencilSquare, PlaySolid, StopCircleSolid, Trash } from "@medusajs/icons"
import { Alert, Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminWebhookEndpoint } from "../../../src/types/webhook"
import { ActionMenu } from "../../components/action-menu"
import { Section, SectionRow } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { useRetailStoreName } from "../../data/lookups"
import { deviceZone } from "../../format/zones"
import { EndpointBadge } from "../webhooks/endpoint-badge"
import { EndpointDrawer } from "../webhooks/endpoint-drawer"
import { SecretDrawer } from "../webhooks/secret-drawer"
import { TopicList } from "../webhooks/topic-list"
import { ReplayDialog } from "./replay-dialog"
import { useEndpointActions } from "./use-endpoint-actions"

type Opened = "edit" | "replay" | null

export const EndpointSection = ({ endpoint }: { endpoint: AdminWebhookEndpoint }) => {
  const { t } = useWords()
  const [opened, setOpened] = useState<Opened>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { data: storeName } = useRetailStoreName(endpoint.retail_store_id)
  const actions = useEndpointActions(endpoint)
  const toggle = endpoint.is_active
    ? { label: t("webhooks.disable"), icon: <StopCircleSolid />, onSelect: actions.disable }
    : { label: t("webhooks.enable"), icon: <PlaySolid />, onSelect: actions.enable }
  return (
    <Section
      level="h1"
      title={endpoint.description ?? t("webhooks.one")}
      subtitle={<span className="break-all">{endpoint.url}</span>}
      badge={<EndpointBadge {...endpoint} />}
      actions={
        <>
          <Button
            size="small"
            variant="secondary"
            disabled={!endpoint.is_active}
            isLoading={actions.isTesting}
            onClick={() => void actions.test()}
          >
            {t("webhooks.test")}
          </Button>
          <ActionMenu
            groups={[
              [
                {
                  label: t("common.edit"),
                  icon: <PencilSquare />,
                  onSelect: () => setOpened("edit"),
                },
                {
                  label: t("webhooks.replay.menu"),
                  icon: <ArrowPath />,
                  disabled: !endpoint.is_active,
                  onSelect: () => setOpened("replay"),
                },
                {
                  label: t("webhooks.rotate.menu"),
                  icon: <Key />,
                  onSelect: async () => setSecret(await actions.rotate()),
                },
              ],
              [toggle],
              [
                {
                  label: t("common.delete"),
                  icon: <Trash />,
                  danger: true,
                  onSelect: actions.remove,
                },
              ],
            ]}
          />
        </>
      }
    >
      <OffNotice endpoint={endpoint} />
      <SectionRow label={t("webhooks.columns.topics")}>
        <TopicList topics={endpoint.topics} />
      </SectionRow>
      <SectionRow label={t("webhooks.form.store")}>
        {endpoint.retail_store_id ? (storeName ?? endpoint.retail_store_id) : t("queue.all_stores")}
      </SectionRow>
      <SectionRow label={t("webhooks.columns.pending")}>
        <span className="tabular-nums">{endpoint.pending}</span>
      </SectionRow>
      <TimeRow label={t("webhooks.columns.success")} at={endpoint.last_success_at} />
      {endpoint.failing_since && (
        <TimeRow label={t("webhooks.failing_since")} at={endpoint.failing_since} />
      )}
      {endpoint.paused_until && (
        <TimeRow label={t("webhooks.paused_until")} at={endpoint.paused_until} />
      )}
      {endpoint.old_secret_until && (
        <TimeRow label={t("webhooks.old_secret_until")} at={endpoint.old_secret_until} />
      )}
      {opened === "edit" && (
        <EndpointDrawer
          endpoint={endpoint}
          storeName={storeName ?? null}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === "replay" && <ReplayDialog endpoint={endpoint} onClose={() => setOpened(null)} />}
      {secret && <SecretDrawer secret={secret} isRotation onClose={() => setSecret(null)} />}
    </Section>
  )
}

const TimeRow = ({ label, at }: { label: string; at: string | null }) => (
  <SectionRow label={label}>
    {at ? <StoreTime at={at} timeZone={deviceZone()} relative /> : "–"}
  </SectionRow>
)

/** Why nothing is sent, and what to do about it. */
const OffNotice = ({ endpoint }: { endpoint: AdminWebhookEndpoint }) => {
  const { t } = useWords()
  if (endpoint.is_active) {
    return null
  }
  const reason = endpoint.disabled_reason ?? "staff"
  return (
    <div className="px-6 py-4">
      <Alert variant={reason === "staff" ? "info" : "error"}>
        {t(`webhooks.disabled_text.${reason}`)}
      </Alert>
    </div>
  )
}
