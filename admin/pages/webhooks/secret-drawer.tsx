import { SecretDrawer as OneTimeSecret } from "../../components/secret-drawer"
import { useWords } from "../../components/use-words"

type SecretDrawerProps = {
  secret: string
  /** After a rotation the old one signs on for a day. */
  isRotation: boolean
  onClose: () => void
}

/** A new signing secret, shown this once. */
export const SecretDrawer = ({ secret, isRotation, onClose }: SecretDrawerProps) => {
  const { t } = useWords()
  return (
    <OneTimeSecret
      title={t("webhooks.secret.title")}
      description={t(isRotation ? "webhooks.secret.rotated" : "webhooks.secret.once")}
      copyLabel={t("webhooks.secret.copy")}
      secret={secret}
      onClose={onClose}
    />
  )
}
