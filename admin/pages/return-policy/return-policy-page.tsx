import { Button, toast } from "@medusajs/ui"
import type { AdminReturnPolicy } from "../../../src/types/return-policy"
import { Section } from "../../components/section"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { useMyScope } from "../../data/retail-stores"
import { usePolicyStart, useReturnPolicy } from "../../data/return-policy"
import { NewPolicyForm } from "./new-policy-form"
import { PolicyOverrides, PolicyTerms } from "./policy-terms"
import { PolicyVersionsSection } from "./policy-versions-section"

/** What the shop decides about returns: what holds now, what held and will hold, and how that is changed. */
export const ReturnPolicyPage = () => {
  const { t } = useWords()
  const { data: policy, error, refetch } = useReturnPolicy()
  if (policy) {
    return <ReturnPolicy policy={policy} />
  }
  return error ? (
    <Section title={t("return_policy.title")} level="h1">
      <ErrorState error={error} onRetry={() => refetch()} />
    </Section>
  ) : (
    <PageSkeleton sections={2} />
  )
}

const ReturnPolicy = ({ policy: { version, rules } }: { policy: AdminReturnPolicy }) => {
  const { t } = useWords()
  const { data: me } = useMyScope()
  const { of: errorText } = useErrorText()
  const start = usePolicyStart()
  const open = () =>
    start.mutate(undefined, {
      onError: (error) => toast.error(t("common.load_failed"), { description: errorText(error) }),
    })
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        title={t("return_policy.title")}
        level="h1"
        subtitle={
          version === 0 ? t("return_policy.defaults") : t("return_policy.version_is", { version })
        }
        actions={
          me?.administrator && (
            <Button size="small" variant="secondary" isLoading={start.isPending} onClick={open}>
              {t("return_policy.new")}
            </Button>
          )
        }
      >
        <PolicyTerms rules={rules} />
      </Section>
      <Section title={t("return_policy.overrides")}>
        <PolicyOverrides rules={rules} />
      </Section>
      {me?.administrator && <PolicyVersionsSection />}
      {start.data && <NewPolicyForm start={start.data} onClose={() => start.reset()} />}
    </div>
  )
}
