import { Text } from "@medusajs/ui"
import type { AdminReturnDeskOrder } from "../../src/types/return-desk"
import { useRefusalText } from "./use-refusal-text"
import { useWords } from "./use-words"

type BeyondPolicyProps = Pick<AdminReturnDeskOrder["lines"][number], "refused">

/** Units of a line that the policy refuses, and why; nothing when it refuses none. */
export const BeyondPolicy = ({ refused }: BeyondPolicyProps) => {
  const { t } = useWords()
  const refusalText = useRefusalText()
  return (
    <>
      {refused.map((refusal) => (
        <Text key={refusal.code} size="small" className="text-ui-tag-orange-text">
          {t("returns.beyond", { count: refusal.quantity, why: refusalText(refusal) })}
        </Text>
      ))}
    </>
  )
}
