import { IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

type IconActionProps = {
  label: string
  size?: "2xsmall" | "small"
  disabled?: boolean
  onPress: () => void
  children: ReactNode
}

/** A small button of a row, named for screen readers. */
export const IconAction = ({
  label,
  size = "small",
  disabled,
  onPress,
  children,
}: IconActionProps) => (
  <IconButton
    type="button"
    size={size}
    variant="transparent"
    aria-label={label}
    disabled={disabled}
    onClick={onPress}
  >
    {children}
  </IconButton>
)
