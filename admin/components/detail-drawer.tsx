import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { ErrorState, PageSkeleton } from "./states"
import { useWords } from "./use-words"

type DetailDrawerProps = {
  title: ReactNode
  error: unknown
  onRetry: () => void
  onClose: () => void
  /** Nothing while it loads. */
  children: ReactNode
  /** What can be done about it, beside "Close". */
  actions?: ReactNode
}

/** One thing of a list, told in full beside the list. */
export const DetailDrawer = ({
  title,
  error,
  onRetry,
  onClose,
  children,
  actions,
}: DetailDrawerProps) => {
  const { t } = useWords()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby="" className="sm:max-w-[640px]">
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {children ||
            (error ? (
              <ErrorState error={error} onRetry={onRetry} />
            ) : (
              <PageSkeleton sections={2} />
            ))}
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" onClick={onClose}>
            {t("common.close")}
          </Button>
          {actions}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
