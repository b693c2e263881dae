import { Gift } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link, useNavigate } from "react-router-dom"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { SearchInput } from "../../components/search-input"
import { useWords } from "../../components/use-words"
import { accountPath, useFoundAccounts } from "../../data/points"
import { useMyScope } from "../../data/retail-stores"
import { useAccountColumns } from "./account-columns"
import { WaitingSection } from "./waiting-section"

/** For administrators. */
const PAGES = [
  { to: "/points/programme", title: "programme" },
  { to: "/points/import", title: "import" },
  { to: "/points/liability", title: "liability" },
] as const

/** Finds whose points they are, and what waits for a second person. */
export const PointsPage = () => {
  const { t } = useWords()
  const { data: me } = useMyScope()
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
          <div>
            <Heading>{t("points.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("points.text")}
            </Text>
          </div>
          {me?.administrator && (
            <div className="flex flex-wrap gap-2">
              {PAGES.map(({ to, title }) => (
                <Button key={to} size="small" variant="secondary" asChild>
                  <Link to={to}>{t(`points.${title}.title`)}</Link>
                </Button>
              ))}
            </div>
          )}
        </div>
        <AccountSearch />
      </Container>
      <WaitingSection />
    </div>
  )
}

/** Kept out of the address: cards, numbers and addresses are people's. */
const AccountSearch = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const [q, setQ] = useState("")
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useFoundAccounts(q, {
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const columns = useAccountColumns()
  const search = (text: string) => {
    setQ(text.trim())
    setPage(0)
  }
  return (
    <>
      <div className="px-6 py-3">
        <div className="max-w-md">
          <SearchInput value={q} onChange={search} placeholder={t("points.search")} />
        </div>
      </div>
      {q.length < 3 ? (
        <Text size="small" className="text-ui-fg-muted px-6 py-4">
          {t("points.search_hint")}
        </Text>
      ) : (
        <ListBody
          label={t("points.title")}
          columns={columns}
          rows={data?.accounts}
          count={data?.count}
          error={error}
          onRetry={() => refetch()}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate(accountPath(id))}
          page={page}
          onPage={setPage}
          isFiltered
          onClear={() => search("")}
          empty={{ icon: <Gift />, title: t("points.none"), hint: t("points.search_hint") }}
        />
      )}
    </>
  )
}
