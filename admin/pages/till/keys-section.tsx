import { Key } from "@medusajs/icons"
import { Badge, Button, StatusBadge, Text, toast, usePrompt } from "@medusajs/ui"
import type { AdminTillKey } from "../../../src/types/till"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useRevokeTillKey } from "../../data/tills"
import type { TillSectionProps } from "./types"

/** How a till proves who it is. */
export const KeysSection = ({
  till,
  store,
  mayManage,
}: TillSectionProps & { mayManage: boolean }) => {
  const { t } = useWords()
  const isShared = till.auth_mode === "hmac"
  return (
    <Section
      title={t("tills.keys.title")}
      subtitle={t("tills.keys.text")}
      badge={
        isShared ? (
          <Badge size="2xsmall" color="orange">
            {t("tills.keys.weaker")}
          </Badge>
        ) : undefined
      }
    >
      {till.keys.length === 0 && (
        <EmptyState
          icon={<Key />}
          title={t(isShared ? "tills.keys.shared" : "tills.keys.empty")}
          hint={t(isShared ? "tills.keys.shared_hint" : "tills.keys.empty_hint")}
        />
      )}
      {till.keys.map((key) => (
        <KeyRow
          key={key.kid}
          tillId={till.id}
          tillKey={key}
          timeZone={store?.time_zone}
          mayManage={mayManage}
        />
      ))}
    </Section>
  )
}

type KeyRowProps = {
  tillId: string
  tillKey: AdminTillKey
  timeZone: string | undefined
  mayManage: boolean
}

const KeyRow = ({ tillId, tillKey, timeZone, mayManage }: KeyRowProps) => {
  const { t } = useWords()
  const prompt = usePrompt()
  const revoke = useRevokeTillKey(tillId)
  const { kid, created_at, revoked_at } = tillKey
  const ask = async () => {
    const isSure = await prompt({
      title: t("tills.keys.revoke_title"),
      description: t("tills.keys.revoke_text"),
      confirmText: t("tills.keys.revoke"),
      cancelText: t("common.cancel"),
    })
    if (isSure) {
      revoke.mutate(kid, {
        onSuccess: () => toast.success(t("tills.keys.revoked_done")),
        onError: (error) => toast.error(t("tills.not_saved"), { description: errorMessage(error) }),
      })
    }
  }
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="xsmall" leading="compact" className="text-ui-fg-base truncate font-mono">
          {kid}
        </Text>
        <OptionalTime at={created_at} timeZone={timeZone} relative />
      </div>
      {revoked_at ? (
        <StatusBadge color="grey">{t("tills.keys.revoked")}</StatusBadge>
      ) : (
        mayManage && (
          <Button
            size="small"
            variant="secondary"
            isLoading={revoke.isPending}
            onClick={() => void ask()}
          >
            {t("tills.keys.revoke")}
          </Button>
        )
      )}
    </div>
  )
}
