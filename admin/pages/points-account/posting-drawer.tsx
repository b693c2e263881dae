import { Table, Text } from "@medusajs/ui"
import type { AdminLoyaltyAdjustment, AdminLoyaltyPosting } from "../../../src/types/loyalty-desk"
import { DetailDrawer } from "../../components/detail-drawer"
import { Fact, Facts, TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
import { useWords } from "../../components/use-words"
import { formatSigned } from "../../format/time"

type PostingDrawerProps = { posting: AdminLoyaltyPosting; onClose: () => void }

/** One step of a history in full: why, by whom, when by both clocks, and which points went where. */
export const PostingDrawer = ({ posting, onClose }: PostingDrawerProps) => {
  const { t } = useWords()
  const { order, actor, till, adjustment } = posting
  return (
    <DetailDrawer
      title={t("points.posting.title", { number: posting.seq })}
      error={null}
      onRetry={onClose}
      onClose={onClose}
    >
      <Text size="small" className="text-ui-fg-base text-pretty">
        {posting.text}
      </Text>
      <Facts>
        {order && (
          <Fact label={t("points.posting.order")}>
            <TextLink to={`/orders/${order.id}`}>#{order.display_id}</TextLink>
          </Fact>
        )}
        {till && <Fact label={t("points.posting.till")}>{till.name ?? till.id}</Fact>}
        {actor && <Fact label={t("points.posting.actor")}>{actor.name ?? actor.id}</Fact>}
        <Rules posting={posting} />
        <Fact label={t("points.posting.occurred")}>
          <OptionalTime at={posting.occurred_at} timeZone={undefined} />
        </Fact>
        <Fact label={t("points.posting.recorded")}>
          <OptionalTime at={posting.recorded_at} timeZone={undefined} />
        </Fact>
        {posting.reference && !order && (
          <Fact label={t("points.posting.reference")}>{posting.reference}</Fact>
        )}
      </Facts>
      {adjustment && <Adjustment adjustment={adjustment} />}
      <Entries posting={posting} />
    </DetailDrawer>
  )
}

/** The rules that gave the points, as they were then. */
const Rules = ({ posting }: { posting: AdminLoyaltyPosting }) => {
  const { t } = useWords()
  const versions = new Set(posting.entries.flatMap(({ rule }) => rule?.version ?? []))
  return versions.size === 0 ? null : (
    <Fact label={t("points.posting.rule")}>
      {[...versions].map((version) => t("points.posting.rules_version", { version })).join(", ")}
    </Fact>
  )
}

const Adjustment = ({ adjustment }: { adjustment: AdminLoyaltyAdjustment }) => {
  const { t } = useWords()
  const { note, requested_by, decided_by } = adjustment
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-1 rounded-lg p-4">
      <Text size="small" className="whitespace-pre-wrap break-words">
        {note}
      </Text>
      <Text size="xsmall" className="text-ui-fg-muted">
        {t("points.waiting.asked_by", { name: requested_by.name ?? requested_by.id })}
        {decided_by &&
          `, ${t("points.posting.confirmed_by", { name: decided_by.name ?? decided_by.id })}`}
      </Text>
    </div>
  )
}

const Entries = ({ posting }: { posting: AdminLoyaltyPosting }) => {
  const { t, language } = useWords()
  return (
    <Table aria-label={t("points.posting.entries")}>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell>{t("points.posting.place")}</Table.HeaderCell>
          <Table.HeaderCell>{t("points.posting.lot_expires")}</Table.HeaderCell>
          <Table.HeaderCell className="text-right">{t("points.posting.points")}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {posting.entries.map(({ place, points, lot_id, lot_expires_at }, at) => (
          <Table.Row key={`${at}-${lot_id}`}>
            <Table.Cell>{t(`points.place.${place}`)}</Table.Cell>
            <Table.Cell>
              <OptionalTime at={lot_expires_at} timeZone={undefined} />
            </Table.Cell>
            <Table.Cell className="text-right tabular-nums">
              {formatSigned(points, language)}
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}
