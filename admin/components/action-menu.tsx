import { EllipsisHorizontal } from "@medusajs/icons"
import { clx, DropdownMenu, IconButton } from "@medusajs/ui"
import { Fragment, type ReactNode } from "react"
import { useWords } from "./use-words"

export type MenuAction = {
  label: string
  icon: ReactNode
  onSelect: () => void
  disabled?: boolean
  danger?: boolean
}
type ActionMenuProps = {
  /** Groups are parted by a line; empty ones vanish. */
  groups: MenuAction[][]
  label?: string
}

/** The dashboard's three dots. Nothing at all when there is nothing to do. */
export const ActionMenu = ({ groups, label }: ActionMenuProps) => {
  const { t } = useWords()
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length === 0) {
    return null
  }
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={label ?? t("common.actions")}
          onClick={(event) => event.stopPropagation()}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" onClick={(event) => event.stopPropagation()}>
        {filled.map((group, at) => (
          <Fragment key={at}>
            {at > 0 && <DropdownMenu.Separator />}
            {group.map((action) => (
              <DropdownMenu.Item
                key={action.label}
                disabled={action.disabled}
                onSelect={action.onSelect}
                className={clx("[&_svg]:text-ui-fg-subtle flex items-center gap-x-2", {
                  "[&_svg]:text-ui-fg-disabled": action.disabled,
                  "text-ui-fg-error [&_svg]:text-ui-fg-error": action.danger && !action.disabled,
                })}
              >
                {action.icon}
                <span>{action.label}</span>
              </DropdownMenu.Item>
            ))}
          </Fragment>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
