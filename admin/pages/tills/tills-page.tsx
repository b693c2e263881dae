import { ComputerDesktop } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminTill } from "../../../src/types/till"
import { ChoiceFilter } from "../../components/choice-filter"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { SearchInput } from "../../components/search-input"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useMyScope } from "../../data/retail-stores"
import { type PairingAnswer, useTillHealth, useTills } from "../../data/tills"
import { CreateTillDrawer } from "./create-till-drawer"
import { PairingSteps } from "./pairing-steps"
import { SummaryFigures } from "./summary-section"
import { useTillColumns } from "./till-columns"

const STATUSES = ["active", "unpaired", "revoked"] as const satisfies AdminTill["status"][]

/** Every till this person may see, and how well it agrees with the server. */
export const TillsPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { get, change, page, setPage } = useSearchState()
  const { store, choose } = useChosenStore()
  const [isCreating, setCreating] = useState(false)
  const [pairing, setPairing] = useState<PairingAnswer | null>(null)
  const { data: me } = useMyScope()
  const mayCreate = me?.administrator || Object.values(me?.roles ?? {}).includes("manager")
  const q = get("q")
  const status = STATUSES.find((one) => one === get("status"))
  const { data, error, refetch } = useTills({
    retail_store_id: store?.id,
    status,
    q,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const { data: health } = useTillHealth(data?.tills.map(({ id }) => id) ?? [])
  const stores = useStoreFacts(data?.tills.map(({ retail_store_id }) => retail_store_id) ?? [])
  const columns = useTillColumns({ stores, health })
  const clear = () => change({ q: null, status: null, store: null, store_name: null })
  const create = mayCreate && (
    <Button size="small" variant="secondary" onClick={() => setCreating(true)}>
      {t("tills.create")}
    </Button>
  )

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("tills.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("tills.text")}
            </Text>
          </div>
          {create}
        </div>
        <SummaryFigures store={store} />
      </Container>
      <Container className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-center gap-2 px-6 py-3">
          <StorePicker chosen={store} onChoose={choose} />
          <ChoiceFilter
            label={t("tills.columns.status")}
            allLabel={t("tills.any_status")}
            choices={STATUSES}
            chosen={status}
            nameOf={(one) => t(`tills.status.${one}`)}
            onChoose={(next) => change({ status: next })}
          />
          <div className="ml-auto w-56 max-sm:w-full">
            <SearchInput
              value={q}
              placeholder={t("tills.search")}
              onChange={(text) => change({ q: text })}
            />
          </div>
        </div>
        <ListBody
          label={t("tills.title")}
          columns={columns}
          rows={data?.tills}
          count={data?.count}
          error={error}
          onRetry={() => refetch()}
          rowKey={({ id }) => id}
          onOpen={({ id }) => navigate(`/tills/${id}`)}
          page={page}
          onPage={setPage}
          isFiltered={!!(q || status || store)}
          onClear={clear}
          empty={{
            icon: <ComputerDesktop />,
            title: t("tills.empty"),
            hint: t("tills.empty_hint"),
            action: create,
          }}
        />
      </Container>
      {isCreating && (
        <CreateTillDrawer
          store={store}
          onClose={() => setCreating(false)}
          onCreated={(answer) => {
            setCreating(false)
            setPairing(answer)
          }}
        />
      )}
      {pairing && (
        <PairingSteps
          key={pairing.till.id}
          pairing={pairing}
          onClose={() => navigate(`/tills/${pairing.till.id}`)}
        />
      )}
    </div>
  )
}
