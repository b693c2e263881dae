import { Button, Copy, Drawer, Text } from "@medusajs/ui"
import { useWords } from "../../components/use-words"

type SecretDrawerProps = {
  secret: string
  /** After a rotation the old one signs on for a day. */
  isRotation: boolean
  onClose: () => void
}

/** A new secret, shown this once. */
export const SecretDrawer = ({ secret, isRotation, onClose }: SecretDrawerProps) => {
  const { t } = useWords()
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("webhooks.secret.title")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t(isRotation ? "webhooks.secret.rotated" : "webhooks.secret.once")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body>
          <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-center justify-between gap-x-4 rounded-lg px-4 py-4">
            <Text size="small" className="text-ui-fg-base break-all font-mono">
              {secret}
            </Text>
            <Copy content={secret} aria-label={t("webhooks.secret.copy")} />
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <Button onClick={onClose}>{t("common.close")}</Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
