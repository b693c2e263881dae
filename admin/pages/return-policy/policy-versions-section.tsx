import { ArrowUturnLeft } from "@medusajs/icons"
import { useState } from "react"
import { useWords } from "../../components/use-words"
import { VERSIONS_A_PAGE, VersionsList } from "../../components/versions-list"
import { useReturnPolicies } from "../../data/return-policy"
import { PolicyOverrides, PolicyTerms } from "./policy-terms"

/** Every version of the policy with its time. */
export const PolicyVersionsSection = () => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const asked = { limit: VERSIONS_A_PAGE, offset: page * VERSIONS_A_PAGE }
  const { data, error, refetch } = useReturnPolicies(asked)
  return (
    <VersionsList
      words={{
        title: t("return_policy.versions"),
        empty: t("return_policy.empty"),
        empty_hint: t("return_policy.empty_hint"),
        rules: t("return_policy.rules"),
        version: t("return_policy.version"),
        state: t("return_policy.state.header"),
        from: t("return_policy.from"),
        until: t("return_policy.until"),
        by: t("return_policy.by"),
        one: (version) => t("return_policy.version_is", { version }),
        stateOf: (state) => t(`return_policy.state.${state}`),
      }}
      icon={<ArrowUturnLeft />}
      rows={data?.policies}
      count={data?.count}
      error={error}
      onRetry={() => refetch()}
      page={page}
      onPage={setPage}
      zoneOf={({ rules }) => rules.time_zone}
      textOf={({ rules }) => (
        <div className="bg-ui-bg-component shadow-elevation-card-rest divide-y rounded-lg">
          <PolicyTerms rules={rules} />
          <PolicyOverrides rules={rules} />
        </div>
      )}
    />
  )
}
