import { CheckCircleSolid, ExclamationCircle, Spinner, UserMini } from "@medusajs/icons"
import { Button, Text, toast, usePrompt } from "@medusajs/ui"
import type { AdminReturnCase, AdminReturnLeg } from "../../../src/types/return-desk"
import { Section } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useErrorText } from "../../components/use-error-text"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import { useMayManage } from "../../data/retail-stores"
import { isUnanswered, type SeenAtProvider, useSettleLeg } from "../../data/returns"
import { doerName, waitsFor, waitsForPerson } from "../../format/leg"
import { formatMoney } from "../../format/money"
import type { CaseSectionProps } from "./types"

/** Where the money goes, and how far each part of it is. */
export const LegsSection = ({ returned, timeZone }: CaseSectionProps) => {
  const { t, language } = useWords()
  const { legs, currency_code } = returned
  const left = legs.filter(({ done_at }) => done_at === null)
  const sum = left.reduce((all, { amount }) => all + amount, 0)
  return (
    <Section
      title={t("return_case.money")}
      subtitle={
        left.length > 0 &&
        t("return_case.left", { amount: formatMoney(sum, currency_code, language) })
      }
    >
      {legs.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("return_case.no_money")}
        </Text>
      )}
      <ul className="divide-y" aria-live="polite">
        {legs.map((leg) => (
          <LegRow key={leg.id} leg={leg} returned={returned} timeZone={timeZone} />
        ))}
      </ul>
    </Section>
  )
}

const LegRow = ({ leg, returned, timeZone }: CaseSectionProps & { leg: AdminReturnLeg }) => {
  const { t, language } = useWords()
  const legName = useLegName()
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="flex min-w-0 items-start gap-x-2">
          <LegIcon leg={leg} />
          <div className="min-w-0">
            <Text size="small" leading="compact" weight="plus">
              {legName(leg)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {leg.done_at ? (
                <>
                  {leg.done_by
                    ? t("return_case.leg.done_by", { name: doerName(leg.done_by) })
                    : t("return_case.leg.done")}{" "}
                  <StoreTime at={leg.done_at} timeZone={timeZone} />
                </>
              ) : (
                t(`return_case.leg.${waitsFor(leg)}`)
              )}
            </Text>
          </div>
        </div>
        <Text size="small" weight="plus" className="whitespace-nowrap tabular-nums">
          {formatMoney(leg.amount, returned.currency_code, language)}
        </Text>
      </div>
      {leg.failure && (
        <Text size="small" className="text-ui-fg-error break-words" role="alert">
          {t("return_case.leg.failure", { reason: leg.failure })}
        </Text>
      )}
      {!leg.done_at && waitsFor(leg) !== "itself" && <ByHand leg={leg} returned={returned} />}
    </li>
  )
}

const LegIcon = ({ leg }: { leg: AdminReturnLeg }) => {
  if (leg.done_at) {
    return <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" />
  }
  if (leg.failure) {
    return <ExclamationCircle className="text-ui-fg-error shrink-0" />
  }
  return waitsForPerson(leg) ? (
    <UserMini className="text-ui-tag-orange-icon shrink-0" />
  ) : (
    <Spinner className="text-ui-fg-interactive shrink-0 animate-spin" />
  )
}

type ByHandProps = { leg: AdminReturnLeg; returned: AdminReturnCase }

/** A manager writes down that they gave it back; asked twice, because it cannot be taken back. */
const ByHand = ({ leg, returned }: ByHandProps) => {
  const { t, language } = useWords()
  const { of: errorText } = useErrorText()
  const ask = usePrompt()
  const settle = useSettleLeg(returned.id)
  const mayManage = useMayManage(returned.retail_store.id ?? undefined)
  if (!mayManage) {
    return (
      <Text size="small" className="text-ui-fg-muted">
        {t("return_case.by_hand.manager")}
      </Text>
    )
  }
  const isSure = (words: "by_hand" | "unanswered" | "refunded") =>
    ask({
      variant: "confirmation",
      title: t(`return_case.${words}.title`, {
        amount: formatMoney(leg.amount, returned.currency_code, language),
      }),
      description: t(`return_case.${words}.text`),
      confirmText: t(`return_case.${words}.submit`),
      cancelText: t("common.cancel"),
    })
  const send = (body: { seen_at_provider?: SeenAtProvider }) =>
    settle.mutate(
      { legId: leg.id, ...body },
      {
        onSuccess: () => toast.success(t("return_case.by_hand.done")),
        onError: async (error) => {
          if (!isUnanswered(error)) {
            toast.error(t("returns.refused"), { description: errorText(error) })
          } else if (await isSure("unanswered")) {
            send({ seen_at_provider: "not_refunded" })
          } else if (await isSure("refunded")) {
            send({ seen_at_provider: "refunded" })
          }
        },
      }
    )
  const askFirst = async () => {
    if (await isSure("by_hand")) {
      send({})
    }
  }
  return (
    <Button
      variant="secondary"
      className="self-start"
      isLoading={settle.isPending}
      onClick={askFirst}
    >
      {t("return_case.by_hand.submit")}
    </Button>
  )
}
