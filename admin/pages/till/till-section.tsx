import { Key, PencilSquare, Scan, XCircle } from "@medusajs/icons"
import { Alert, Badge, Button } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { ActionMenu } from "../../components/action-menu"
import { OptionalTime } from "../../components/optional-time"
import { SecretDrawer } from "../../components/secret-drawer"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import type { PairingAnswer } from "../../data/tills"
import { PairingSteps } from "../tills/pairing-steps"
import { TillStatusBadge } from "../tills/till-status"
import { EditTillDrawer } from "./edit-till-drawer"
import { RevokeDrawer } from "./revoke-drawer"
import type { TillSectionProps } from "./types"
import { useTillActions } from "./use-till-actions"

/** What a till is, and what can be done to it. */
export const TillSection = ({
  till,
  store,
  mayManage,
}: TillSectionProps & { mayManage: boolean }) => {
  const { t } = useWords()
  const [opened, setOpened] = useState<"edit" | "revoke" | null>(null)
  const [pairing, setPairing] = useState<PairingAnswer | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const actions = useTillActions(till)
  const pair = async () => setPairing(await actions.pair())
  const close = () => setOpened(null)
  return (
    <Section
      level="h1"
      title={till.name}
      subtitle={
        <Link
          to={`/retail-stores/${till.retail_store_id}`}
          className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
        >
          {store?.name ?? "…"}
        </Link>
      }
      badge={<TillStatusBadge status={till.status} />}
      actions={
        mayManage && (
          <>
            {till.status === "unpaired" && (
              <Button size="small" isLoading={actions.isPairing} onClick={() => void pair()}>
                {t("tills.pair")}
              </Button>
            )}
            <ActionMenu
              groups={[
                [
                  {
                    label: t("common.edit"),
                    icon: <PencilSquare />,
                    onSelect: () => setOpened("edit"),
                  },
                  {
                    label: t("tills.pair_anew"),
                    icon: <Scan />,
                    onSelect: () => void pair(),
                  },
                  {
                    label: t("tills.shared.menu"),
                    icon: <Key />,
                    onSelect: async () => setSecret(await actions.issueSecret()),
                  },
                ],
                till.status === "revoked"
                  ? []
                  : [
                      {
                        label: t("tills.revoke.menu"),
                        icon: <XCircle />,
                        danger: true,
                        onSelect: () => setOpened("revoke"),
                      },
                    ],
              ]}
            />
          </>
        )
      }
    >
      {till.status === "revoked" && (
        <div className="px-6 py-4">
          <Alert variant="warning">
            {t(till.may_drain ? "tills.revoked_drains" : "tills.revoked_stopped")}
          </Alert>
        </div>
      )}
      <SectionRow label={t("tills.form.scopes")}>
        <span className="flex flex-wrap gap-1">
          {till.scopes.map((scope) => (
            <Badge key={scope} size="2xsmall">
              {t(`tills.scope.${scope}`)}
            </Badge>
          ))}
        </span>
      </SectionRow>
      <SectionRow label={t("tills.columns.seen")}>
        <OptionalTime at={till.last_seen_at} timeZone={store?.time_zone} relative />
      </SectionRow>
      <SectionRow label={t("tills.paired_at")}>
        <OptionalTime at={till.paired_at} timeZone={store?.time_zone} relative />
      </SectionRow>
      {till.revoked_at && (
        <SectionRow label={t("tills.revoked_at")}>
          <OptionalTime at={till.revoked_at} timeZone={store?.time_zone} relative />
        </SectionRow>
      )}
      {till.device_info && (
        <SectionRow label={t("tills.device")}>
          {Object.values(till.device_info).join(" · ") || "–"}
        </SectionRow>
      )}
      {opened === "edit" && <EditTillDrawer till={till} onClose={close} />}
      {opened === "revoke" && <RevokeDrawer till={till} onClose={close} />}
      {pairing && <PairingSteps pairing={pairing} onClose={() => setPairing(null)} />}
      {secret && (
        <SecretDrawer
          title={t("tills.shared.title")}
          description={t("tills.shared.once")}
          copyLabel={t("tills.shared.copy")}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Section>
  )
}
