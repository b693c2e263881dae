import { Copy, Text } from "@medusajs/ui"
import { ToldOnceDrawer } from "./told-once-drawer"

type SecretDrawerProps = {
  title: string
  description: string
  copyLabel: string
  secret: string
  onClose: () => void
}

/** A new secret, shown this once. */
export const SecretDrawer = ({ copyLabel, secret, ...drawer }: SecretDrawerProps) => (
  <ToldOnceDrawer {...drawer}>
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-center justify-between gap-x-4 rounded-lg px-4 py-4">
      <Text size="small" className="text-ui-fg-base break-all font-mono">
        {secret}
      </Text>
      <Copy content={secret} aria-label={copyLabel} />
    </div>
  </ToldOnceDrawer>
)
