import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { type PairingAnswer, useNewPairingCode } from "../../data/tills"
import { PairingDrawer } from "./pairing-drawer"

type PairingStepsProps = { pairing: PairingAnswer; onClose: () => void }

/** Shows a pairing code, and another one when it has died before the till used it. */
export const PairingSteps = ({ pairing, onClose }: PairingStepsProps) => {
  const { t } = useWords()
  const [shown, setShown] = useState(pairing)
  const renew = useNewPairingCode(pairing.till.id)
  return (
    <PairingDrawer
      pairing={shown}
      isRenewing={renew.isPending}
      onRenew={() =>
        renew.mutate(undefined, {
          onSuccess: setShown,
          onError: (error) =>
            toast.error(t("tills.not_saved"), { description: errorMessage(error) }),
        })
      }
      onClose={onClose}
    />
  )
}
