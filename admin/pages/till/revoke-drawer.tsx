import { RadioGroup, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminTill } from "../../../src/types/till"
import { FormShell } from "../../components/form-shell"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useRevokeTill } from "../../data/tills"

const CHOICES = ["drain", "stop"] as const

type RevokeDrawerProps = { till: AdminTill; onClose: () => void }

/** Ends a till's rights, and says what becomes of the sales it has not sent yet. */
export const RevokeDrawer = ({ till, onClose }: RevokeDrawerProps) => {
  const { t } = useWords()
  const [choice, setChoice] = useState<(typeof CHOICES)[number]>("drain")
  const revoke = useRevokeTill(till.id)
  const submit = () =>
    revoke.mutate(
      { drain: choice === "drain" },
      {
        onSuccess: () => {
          toast.success(t("tills.revoke.done", { name: till.name }))
          onClose()
        },
        onError: (error) => toast.error(t("tills.not_saved"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t("tills.revoke.title", { name: till.name })}
      description={t("tills.revoke.text")}
      submitLabel={t("tills.revoke.submit")}
      danger
      isDirty={false}
      isSaving={revoke.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={t("tills.revoke.choice")}
        value={choice}
        onValueChange={(next) => setChoice(next === "stop" ? "stop" : "drain")}
      >
        {CHOICES.map((one) => (
          <RadioGroup.ChoiceBox
            key={one}
            value={one}
            label={t(`tills.revoke.${one}`)}
            description={t(`tills.revoke.${one}_hint`)}
          />
        ))}
      </RadioGroup>
    </FormShell>
  )
}
