import { BuildingStorefront } from "@medusajs/icons"
import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"
import { TextLink } from "../../components/facts"
import { EmptyState } from "../../components/states"
import { type ChosenStore, StorePicker } from "../../components/store-picker"
import { useWords } from "../../components/use-words"

type DeskHeadProps = {
  title: string
  store: ChosenStore | null
  onStore: (store: ChosenStore | null) => void
  /** Other pages, by address. */
  links: readonly { to: string; label: string }[]
  /** The field that the scanner types into. */
  children: ReactNode
}

/** The head of a desk's page: whose desk it is, ways to its other pages, and the scan field. */
export const DeskHead = ({ title, store, onStore, links, children }: DeskHeadProps) => (
  <Container className="flex flex-col gap-y-4 px-6 py-4">
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <Heading>{title}</Heading>
      <div className="txt-compact-small-plus flex flex-wrap items-center gap-x-4 gap-y-2">
        <StorePicker chosen={store} onChoose={onStore} required />
        {links.map(({ to, label }) => (
          <TextLink key={to} to={to}>
            {label}
          </TextLink>
        ))}
      </div>
    </div>
    {children}
  </Container>
)

/** Stands in place of the work until it is known whose desk this is. */
export const NoStore = () => {
  const { t } = useWords()
  return (
    <Container className="p-0">
      <EmptyState
        icon={<BuildingStorefront />}
        title={t("return_desk.no_store")}
        hint={t("return_desk.no_store_hint")}
      />
    </Container>
  )
}
