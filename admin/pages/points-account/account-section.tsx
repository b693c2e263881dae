import { Alert, Badge, Button, StatusBadge, Text, toast } from "@medusajs/ui"
import { LockClosedSolid, Trash, Users, XMark } from "@medusajs/icons"
import { useState } from "react"
import type { AdminLoyaltyAccountDetail } from "../../../src/types/loyalty-desk"
import { ActionMenu } from "../../components/action-menu"
import { TextLink } from "../../components/facts"
import { Figure } from "../../components/figure"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { accountPath, type NotedAct, useMayChangePoints, useUnfreeze } from "../../data/points"
import { errorMessage } from "../../data/request"
import { ownerName } from "../../format/points"
import { formatNumber } from "../../format/time"
import { AdjustDrawer } from "./adjust-drawer"
import { EndIdentifierDrawer } from "./end-identifier-drawer"
import { MergeDrawer } from "./merge-drawer"
import { NoteDrawer } from "./note-drawer"
import { TierLine } from "./tier-line"

const COLOR = { active: "green", frozen: "blue", merged: "grey" } as const
const BUCKETS = ["available", "pending", "held", "debt"] as const

type AccountSectionProps = { account: AdminLoyaltyAccountDetail; level?: "h1" | "h2" }
type Opened = "adjust" | "merge" | "end_identifier" | NotedAct | null

/** What an account has, and what may be done to it. */
export const AccountSection = ({ account, level }: AccountSectionProps) => {
  const { t, language } = useWords()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <Section
      level={level}
      title={
        level === "h1" ? (ownerName(account.customer) ?? t("points.nobody")) : t("points.title")
      }
      subtitle={<Subtitle account={account} linked={level !== "h1"} />}
      badge={
        <StatusBadge color={COLOR[account.status]}>
          {t(`points.status.${account.status}`)}
        </StatusBadge>
      }
      actions={<Actions account={account} onOpen={setOpened} />}
    >
      {account.frozen && <FrozenNotice frozen={account.frozen} />}
      {account.merged_into && (
        <div className="px-6 py-4">
          <Alert variant="info">
            {t("points.merged_text")}{" "}
            <TextLink to={accountPath(account.merged_into)}>{t("points.open_account")}</TextLink>
          </Alert>
        </div>
      )}
      {account.tier && account.status !== "merged" && <TierLine tier={account.tier} />}
      <dl className="grid grid-cols-2 divide-x sm:grid-cols-4">
        {BUCKETS.map((bucket) => (
          <Figure
            key={bucket}
            label={t(`points.bucket.${bucket}`)}
            value={formatNumber(account[bucket], language)}
            alarm={bucket === "debt" && account.debt > 0}
          />
        ))}
      </dl>
      {opened === "adjust" && <AdjustDrawer account={account} onClose={close} />}
      {(opened === "freeze" || opened === "erase") && (
        <NoteDrawer id={account.id} act={opened} onClose={close} />
      )}
      {opened === "end_identifier" && <EndIdentifierDrawer account={account} onClose={close} />}
      {opened === "merge" && <MergeDrawer account={account} onClose={close} />}
    </Section>
  )
}

const Subtitle = ({ account, linked }: { account: AdminLoyaltyAccountDetail; linked: boolean }) => {
  const { t } = useWords()
  const { id, customer, programme_name, identifier_kinds } = account
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {linked ? <TextLink to={accountPath(id)}>{programme_name}</TextLink> : programme_name}
      {!linked && customer && (
        <TextLink to={`/customers/${customer.id}`}>{t("points.to_customer")}</TextLink>
      )}
      {identifier_kinds.map((kind) => (
        <Badge key={kind} size="2xsmall">
          {t(`points.identifier.${kind}`)}
        </Badge>
      ))}
    </span>
  )
}

type ActionsProps = { account: AdminLoyaltyAccountDetail; onOpen: (what: Opened) => void }

const Actions = ({ account, onOpen }: ActionsProps) => {
  const { t } = useWords()
  const mayChange = useMayChangePoints()
  const unfreeze = useUnfreeze(account.id)
  if (!mayChange || account.status === "merged") {
    return null
  }
  const thaw = () =>
    unfreeze.mutate(undefined, {
      onSuccess: () => toast.success(t("points.unfrozen")),
      onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
    })
  const isFrozen = account.status === "frozen"
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => onOpen("adjust")}>
        {t("points.adjust.open")}
      </Button>
      <ActionMenu
        groups={[
          [
            {
              label: t(isFrozen ? "points.unfreeze" : "points.freeze.open"),
              icon: <LockClosedSolid />,
              onSelect: isFrozen ? thaw : () => onOpen("freeze"),
            },
            {
              label: t("points.merge.open"),
              icon: <Users />,
              disabled: isFrozen,
              onSelect: () => onOpen("merge"),
            },
          ],
          [
            {
              label: t("points.end_identifier.open"),
              icon: <XMark />,
              disabled: account.identifier_kinds.length === 0,
              onSelect: () => onOpen("end_identifier"),
            },
            {
              label: t("points.erase.open"),
              icon: <Trash />,
              onSelect: () => onOpen("erase"),
            },
          ],
        ]}
      />
    </>
  )
}

type FrozenNoticeProps = { frozen: NonNullable<AdminLoyaltyAccountDetail["frozen"]> }

const FrozenNotice = ({ frozen: { note, by, at } }: FrozenNoticeProps) => {
  const { t } = useWords()
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        <span className="flex flex-col gap-y-1">
          {t("points.frozen_text")}
          <span className="break-words">{note}</span>
          <Text size="xsmall" className="text-ui-fg-muted flex flex-wrap items-baseline gap-x-1">
            {by.name ?? by.id}, <OptionalTime at={at} timeZone={undefined} relative />
          </Text>
        </span>
      </Alert>
    </div>
  )
}
