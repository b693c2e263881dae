import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useWords } from "./use-words"

type ToldOnceDrawerProps = {
  title: string
  description: string
  /** What can be done with it, beside "Close". */
  actions?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Shows what was just made, as it is told this once. */
export const ToldOnceDrawer = ({
  title,
  description,
  actions,
  onClose,
  children,
}: ToldOnceDrawerProps) => {
  const { t } = useWords()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {description}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">{children}</Drawer.Body>
        <Drawer.Footer>
          <Button variant={actions ? "secondary" : "primary"} onClick={onClose}>
            {t("common.close")}
          </Button>
          {actions}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
