import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnPolicy } from "../../../src/types/return-policy"
import { Section } from "../../components/section"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useMyScope } from "../../data/retail-stores"
import { useReturnPolicy } from "../../data/return-policy"
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
  const [isChanging, setChanging] = useState(false)
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
            <Button size="small" variant="secondary" onClick={() => setChanging(true)}>
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
      {isChanging && <NewPolicyForm rules={rules} onClose={() => setChanging(false)} />}
    </div>
  )
}
