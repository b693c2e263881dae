import { Trash, Users } from "@medusajs/icons"
import { Avatar, Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminStoreStaff, StaffRole } from "../../../src/types/http"
import { ActionMenu } from "../../components/action-menu"
import { ChoiceSelect } from "../../components/choice-select"
import { Section } from "../../components/section"
import { EmptyState, ErrorState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useAssignStaff, useRemoveStaff, useStoreStaff } from "../../data/retail-stores"
import { AssignStaffDrawer, ROLES } from "./assign-staff-drawer"
import type { StoreSectionProps } from "./types"

/** Which dashboard users work here, and as what. */
export const StaffSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const [isAdding, setAdding] = useState(false)
  const { data: staff, error, refetch } = useStoreStaff(store.id)
  return (
    <Section
      title={t("store.staff.title")}
      subtitle={t("store.staff.text")}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
            {t("store.staff.add")}
          </Button>
        )
      }
    >
      {error && !staff && <ErrorState error={error} onRetry={() => refetch()} />}
      {staff?.length === 0 && (
        <EmptyState
          icon={<Users />}
          title={t("store.staff.empty")}
          hint={t("store.staff.empty_hint")}
        />
      )}
      {staff?.map((member) => (
        <StaffRow key={member.id} storeId={store.id} member={member} mayEdit={mayEdit} />
      ))}
      {isAdding && (
        <AssignStaffDrawer store={store} staff={staff ?? []} onClose={() => setAdding(false)} />
      )}
    </Section>
  )
}

type StaffRowProps = { storeId: string; member: AdminStoreStaff; mayEdit: boolean }

const StaffRow = ({ storeId, member, mayEdit }: StaffRowProps) => {
  const { t } = useWords()
  const assign = useAssignStaff(storeId)
  const remove = useRemoveStaff(storeId)
  const { user_id, email, name, role } = member
  const fail = (error: unknown) =>
    toast.error(t("store.not_saved"), { description: errorMessage(error) })

  const setRole = (next: StaffRole) =>
    assign.mutate(
      { user_id, role: next },
      { onSuccess: () => toast.success(t("store.saved")), onError: fail }
    )
  const dismiss = () =>
    remove.mutate(user_id, {
      onSuccess: () =>
        toast.success(t("store.staff.removed", { name: name ?? email }), {
          action: {
            label: t("common.undo"),
            altText: t("common.undo"),
            onClick: () => setRole(role),
          },
        }),
      onError: fail,
    })
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3">
      <div className="flex min-w-0 items-center gap-x-3">
        <Avatar size="small" fallback={(name ?? email).slice(0, 1).toUpperCase()} />
        <div className="flex min-w-0 flex-col">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {name ?? email}
          </Text>
          {name && (
            <Text size="xsmall" className="text-ui-fg-muted truncate">
              {email}
            </Text>
          )}
        </div>
      </div>
      <div className="flex shrink-0 items-center gap-x-1">
        {mayEdit ? (
          <ChoiceSelect
            size="small"
            className="w-32"
            aria-label={t("store.staff.role_of", { name: name ?? email })}
            choices={ROLES}
            chosen={role}
            nameOf={(one) => t(`store.staff.${one}`)}
            onChoose={setRole}
          />
        ) : (
          <Text size="small">{t(`store.staff.${role}`)}</Text>
        )}
        {mayEdit && (
          <ActionMenu
            groups={[
              [{ label: t("common.remove"), icon: <Trash />, danger: true, onSelect: dismiss }],
            ]}
          />
        )}
      </div>
    </div>
  )
}
