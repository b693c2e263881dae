import { toast, usePrompt } from "@medusajs/ui"
import type { AdminTill } from "../../../src/types/till"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { type PairingAnswer, useNewPairingCode, useSharedSecret } from "../../data/tills"

/** What gives a till new credentials; each asks first when it ends others. */
export const useTillActions = (till: AdminTill) => {
  const { t } = useWords()
  const prompt = usePrompt()
  const newCode = useNewPairingCode(till.id)
  const sharedSecret = useSharedSecret(till.id)

  const told = async <Answer,>(work: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await work()
    } catch (error) {
      toast.error(t("tills.not_saved"), { description: errorMessage(error) })
      return null
    }
  }
  return {
    isPairing: newCode.isPending,
    /** A pairing code; null when it was not made. */
    pair: async (): Promise<PairingAnswer | null> => {
      const isSure =
        till.status === "unpaired" ||
        (await prompt({
          title: t("tills.pair_again.title"),
          description: t("tills.pair_again.text"),
          confirmText: t("tills.pair_again.submit"),
          cancelText: t("common.cancel"),
          variant: "confirmation",
        }))
      return isSure ? await told(() => newCode.mutateAsync(undefined)) : null
    },
    /** The shared secret; null when it was not made. */
    issueSecret: async (): Promise<string | null> => {
      const isSure = await prompt({
        title: t("tills.shared.ask"),
        description: t("tills.shared.text"),
        confirmText: t("tills.shared.submit"),
        cancelText: t("common.cancel"),
      })
      const answer = isSure ? await told(() => sharedSecret.mutateAsync(undefined)) : null
      return answer?.secret ?? null
    },
  }
}
