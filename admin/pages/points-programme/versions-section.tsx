import { Gift } from "@medusajs/icons"
import { useState } from "react"
import type { AdminLoyaltyProgramme } from "../../../src/types/loyalty"
import { useWords } from "../../components/use-words"
import { VERSIONS_A_PAGE, VersionsList } from "../../components/versions-list"
import { useRulesVersions } from "../../data/points-programme"

/** Every version of the rules with its time. */
export const VersionsSection = ({ programme }: { programme: AdminLoyaltyProgramme }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const asked = { limit: VERSIONS_A_PAGE, offset: page * VERSIONS_A_PAGE }
  const { data, error, refetch } = useRulesVersions(programme.id, asked)
  return (
    <VersionsList
      words={{
        title: t("points.programme.versions"),
        empty: t("points.programme.empty"),
        empty_hint: t("points.programme.empty_hint"),
        rules: t("points.programme.rules"),
        version: t("points.programme.version"),
        state: t("points.programme.state.header"),
        from: t("points.liability.from"),
        until: t("points.liability.until"),
        by: t("points.posting.actor"),
        one: (version) => t("points.posting.rules_version", { version }),
        stateOf: (state) => t(`points.programme.state.${state}`),
      }}
      icon={<Gift />}
      rows={data?.versions}
      count={data?.count}
      error={error}
      onRetry={() => refetch()}
      page={page}
      onPage={setPage}
      zoneOf={() => programme.rules.time_zone}
    />
  )
}
