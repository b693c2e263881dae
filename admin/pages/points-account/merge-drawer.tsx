import { toast } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminLoyaltyAccount,
  AdminLoyaltyAccountDetail,
} from "../../../src/types/loyalty-desk"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { SearchPicker } from "../../components/search-picker"
import { useDebounced } from "../../components/use-debounced"
import { useWords } from "../../components/use-words"
import { useFoundAccounts, useMerge } from "../../data/points"
import { errorMessage } from "../../data/request"
import { ownerName } from "../../format/points"
import { formatNumber } from "../../format/time"

type MergeDrawerProps = { account: AdminLoyaltyAccountDetail; onClose: () => void }

const ROWS = { limit: 20, offset: 0 }

/** Brings what another account of the same person has into this one. */
export const MergeDrawer = ({ account, onClose }: MergeDrawerProps) => {
  const { t, language } = useWords()
  const [search, setSearch] = useState("")
  const [other, setOther] = useState<{ id: string; label: string } | null>(null)
  const q = useDebounced(search.trim())
  const { data, error, refetch } = useFoundAccounts(q, ROWS)
  const merge = useMerge(account.id)
  const nameOf = ({ customer }: AdminLoyaltyAccount) => ownerName(customer) ?? t("points.nobody")
  const options = (q.length < 3 ? [] : data?.accounts)
    ?.filter(({ id, status }) => id !== account.id && status === "active")
    .map((found) => ({
      id: found.id,
      label: nameOf(found),
      hint: t("points.available_count", { points: formatNumber(found.available, language) }),
      value: found,
    }))
  const submit = () => {
    if (other) {
      merge.mutate(
        { merged_id: other.id },
        {
          onSuccess: () => {
            toast.success(t("points.merge.done"))
            onClose()
          },
          onError: (error) =>
            toast.error(t("points.refused"), { description: errorMessage(error) }),
        }
      )
    }
  }
  return (
    <FormShell
      title={t("points.merge.title")}
      description={t("points.merge.text")}
      submitLabel={t("points.merge.submit")}
      isDirty={other !== null}
      isSaving={merge.isPending}
      canSubmit={other !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("points.merge.other")} hint={t("points.search_hint")}>
        <SearchPicker
          label={t("points.merge.other")}
          placeholder={t("points.search")}
          chosen={other}
          options={options}
          error={error}
          onRetry={() => refetch()}
          search={search}
          onSearch={setSearch}
          onPick={({ id, label }) => setOther({ id, label })}
        />
      </Field>
    </FormShell>
  )
}
