import type { ReactNode } from "react"
import { Link } from "react-router-dom"

/** Names and values below each other, for drawers. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="txt-compact-small grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-3">
    {children}
  </dl>
)

export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-ui-fg-muted">{label}</dt>
    <dd className="text-ui-fg-base min-w-0 break-words">{children}</dd>
  </>
)

/** A way to another page of the dashboard, inside text. */
export const TextLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
    {children}
  </Link>
)
