import { RadioGroup, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminStoreStaff, StaffRole } from "../../../src/types/http"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { SearchPicker } from "../../components/search-picker"
import { useDebounced } from "../../components/use-debounced"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { useDashboardUsers } from "../../data/lookups"
import { errorMessage } from "../../data/request"
import { useAssignStaff } from "../../data/retail-stores"
import { fullName } from "../../format/person"
import type { StoreFormProps } from "./types"

export const ROLES = ["associate", "manager"] as const satisfies StaffRole[]

type AssignStaffDrawerProps = StoreFormProps & { staff: AdminStoreStaff[] }
type AssignDraft = { user: { id: string; label: string } | null; role: StaffRole }

export const AssignStaffDrawer = ({ store, staff, onClose }: AssignStaffDrawerProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data: users, error, refetch } = useDashboardUsers(useDebounced(search))
  const { draft, change, isDirty } = useDraft<AssignDraft>({ user: null, role: "associate" })
  const assign = useAssignStaff(store.id)
  const taken = new Set(staff.map(({ user_id }) => user_id))

  const submit = () => {
    if (draft.user) {
      assign.mutate(
        { user_id: draft.user.id, role: draft.role },
        {
          onSuccess: () => {
            toast.success(t("store.saved"))
            onClose()
          },
          onError: (error) =>
            toast.error(t("store.not_saved"), { description: errorMessage(error) }),
        }
      )
    }
  }
  return (
    <FormShell
      title={t("store.staff.add_title")}
      description={t("store.staff.add_text")}
      isDirty={isDirty}
      isSaving={assign.isPending}
      canSubmit={draft.user !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("store.staff.user")}>
        <SearchPicker
          label={t("store.staff.user")}
          placeholder={t("common.choose")}
          chosen={draft.user}
          options={users
            ?.filter(({ id }) => !taken.has(id))
            .map((user) => ({
              id: user.id,
              label: fullName(user) || user.email,
              hint: user.email,
              value: user,
            }))}
          error={error}
          onRetry={() => refetch()}
          search={search}
          onSearch={setSearch}
          onPick={({ id, label }) => change("user", { id, label })}
        />
      </Field>
      <RadioGroup
        aria-label={t("store.staff.role")}
        value={draft.role}
        onValueChange={(role) => change("role", role as StaffRole)}
      >
        {ROLES.map((role) => (
          <RadioGroup.ChoiceBox
            key={role}
            value={role}
            label={t(`store.staff.${role}`)}
            description={t(`store.staff.${role}_hint`)}
          />
        ))}
      </RadioGroup>
    </FormShell>
  )
}
