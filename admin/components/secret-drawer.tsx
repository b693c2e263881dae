import { Button, Copy, Drawer, Text } from "@medusajs/ui"
import { useWords } from "./use-words"

type SecretDrawerProps = {
  title: string
  description: string
  copyLabel: string
  secret: string
  onClose: () => void
}

/** A new secret, shown this once. */
export const SecretDrawer = ({
  title,
  description,
  copyLabel,
  secret,
  onClose,
}: SecretDrawerProps) => {
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
        <Drawer.Body>
          <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-center justify-between gap-x-4 rounded-lg px-4 py-4">
            <Text size="small" className="text-ui-fg-base break-all font-mono">
              {secret}
            </Text>
            <Copy content={secret} aria-label={copyLabel} />
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <Button onClick={onClose}>{t("common.close")}</Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
