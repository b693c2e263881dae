import { PencilSquare, PlaySolid, StopCircleSolid, Trash } from "@medusajs/icons"
import { toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { ActionMenu } from "../../components/action-menu"
import { Section, SectionRow } from "../../components/section"
import { OpenBadge } from "../../components/store-badges"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useDeleteRetailStore } from "../../data/retail-stores"
import { countryName } from "../../format/countries"
import { joinPlace } from "../../format/person"
import { zoneName } from "../../format/zones"
import { EditPlaceDrawer } from "./edit-place-drawer"
import type { StoreSectionProps } from "./types"
import { useSaveStore } from "./use-save-store"

export const GeneralSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const isAdministrator = store.my_role === null
  const [isEditing, setEditing] = useState(false)
  const { save } = useSaveStore(store.id)
  const remove = useDeleteRetailStore(store.id)

  const askAndRemove = async () => {
    const isSure = await prompt({
      title: t("store.delete.title"),
      description: t("store.delete.text", { name: store.name }),
      verificationText: store.name,
      verificationInstruction: t("store.delete.verify"),
      confirmText: t("common.delete"),
      cancelText: t("common.cancel"),
    })
    if (isSure) {
      remove.mutate(undefined, {
        onSuccess: () => navigate("/retail-stores"),
        onError: (error) => toast.error(t("store.not_saved"), { description: errorMessage(error) }),
      })
    }
  }
  const edit = {
    label: t("common.edit"),
    icon: <PencilSquare />,
    onSelect: () => setEditing(true),
  }
  const toggle = {
    label: t(store.is_active ? "store.deactivate" : "store.activate"),
    icon: store.is_active ? <StopCircleSolid /> : <PlaySolid />,
    onSelect: () => void save({ is_active: !store.is_active }, { is_active: store.is_active }),
  }
  const erase = {
    label: t("common.delete"),
    icon: <Trash />,
    danger: true,
    onSelect: () => void askAndRemove(),
  }
  return (
    <Section
      level="h1"
      title={store.name}
      subtitle={joinPlace(store.city, store.address_1, store.address_2)}
      badge={<OpenBadge {...store} />}
      actions={mayEdit && <ActionMenu groups={[[edit], isAdministrator ? [toggle, erase] : []]} />}
    >
      <SectionRow label={t("store.place.handle")}>{store.handle}</SectionRow>
      <SectionRow label={t("store.place.address")}>
        {joinPlace(
          store.postal_code,
          countryName(store.country_code, language),
          store.province,
          store.city,
          store.address_1,
          store.address_2
        )}
      </SectionRow>
      <SectionRow label={t("store.place.phone")}>
        {store.phone ? (
          <a href={`tel:${store.phone}`} className="text-ui-fg-interactive">
            {store.phone}
          </a>
        ) : (
          "–"
        )}
      </SectionRow>
      <SectionRow label={t("store.place.time_zone")}>
        {zoneName(store.time_zone, language)}
      </SectionRow>
      <SectionRow label={t("store.place.coordinates")}>
        <span className="tabular-nums">
          {store.latitude}, {store.longitude}
        </span>
      </SectionRow>
      {isEditing && <EditPlaceDrawer store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
