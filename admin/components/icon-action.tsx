import { IconButton } from "@medusajs/ui"
import type { ComponentProps, ReactNode } from "react"

type IconActionProps = {
  label: string
  size?: ComponentProps<typeof IconButton>["size"]
  className?: string
  disabled?: boolean
  onPress: () => void
  children: ReactNode
}

/** A button of a row, named for screen readers; of a double click the first counts. */
export const IconAction = ({
  label,
  size = "small",
  className,
  disabled,
  onPress,
  children,
}: IconActionProps) => (
  <IconButton
    type="button"
    size={size}
    variant="transparent"
    className={className}
    aria-label={label}
    disabled={disabled}
    // After the first the next row may stand under the pointer.
    onClick={({ detail }) => detail < 2 && onPress()}
  >
    {children}
  </IconButton>
)
