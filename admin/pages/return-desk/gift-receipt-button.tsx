import { Button, toast } from "@medusajs/ui"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { useMakeGiftReceipt } from "../../data/gift-receipts"
import type { WantedUnits } from "../../data/returns"
import { GiftReceiptDrawer } from "./gift-receipt-drawer"

type GiftReceiptButtonProps = {
  orderId: string
  /** What is chosen of the order; nothing: all of it. */
  units: WantedUnits[]
}

/** Makes a gift receipt of what is chosen, and shows it to be printed or sent. */
export const GiftReceiptButton = ({ orderId, units }: GiftReceiptButtonProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const make = useMakeGiftReceipt(orderId)
  const press = () =>
    make.mutate(units, {
      onError: (error) => toast.error(t("returns.refused"), { description: errorText(error) }),
    })
  return (
    <>
      <Button variant="secondary" isLoading={make.isPending} onClick={press}>
        {t("return_desk.gift.title")}
      </Button>
      {make.data && <GiftReceiptDrawer gift={make.data} onClose={() => make.reset()} />}
    </>
  )
}
