import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type PolicyPartProps = { title: string; hint?: string; children: ReactNode }

/** Fields of the form that decide one thing together. */
export const PolicyPart = ({ title, hint, children }: PolicyPartProps) => (
  <section aria-label={title} className="flex flex-col gap-y-3">
    <div>
      <Heading level="h2">{title}</Heading>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
    </div>
    {children}
  </section>
)

/** Rows of a part, each with its own fields. */
export const PolicyRows = ({ children }: { children: ReactNode }) => (
  <ul className="shadow-elevation-card-rest bg-ui-bg-component divide-y rounded-lg">{children}</ul>
)

type PolicyRowProps = { name: string; actions: ReactNode; children: ReactNode }

/** A row by its name, which mistakes call it by too. */
export const PolicyRow = ({ name, actions, children }: PolicyRowProps) => (
  <li>
    <div role="group" aria-label={name} className="flex flex-col gap-y-3 px-4 py-3">
      <div className="flex items-center justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">
          {name}
        </Text>
        <div className="flex items-center gap-x-1">{actions}</div>
      </div>
      {children}
    </div>
  </li>
)
