import { Button, Copy, Text } from "@medusajs/ui"
import type { MadeGiftReceipt } from "../../../src/types/gift-receipts"
import { Fact, Facts } from "../../components/facts"
import { PrintArea } from "../../components/print-area"
import { ToldOnceDrawer } from "../../components/told-once-drawer"
import { useWords } from "../../components/use-words"
import { formatExactDate } from "../../format/points"

type GiftReceiptDrawerProps = { gift: MadeGiftReceipt; onClose: () => void }

/** A gift receipt to be printed or sent: goods and a code, no price. */
export const GiftReceiptDrawer = ({ gift, onClose }: GiftReceiptDrawerProps) => {
  const { t, language } = useWords()
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(gift.code_qr_svg)}`
  return (
    <ToldOnceDrawer
      title={t("return_desk.gift.title")}
      description={t("return_desk.gift.made")}
      actions={
        <>
          {gift.url && (
            <Copy content={gift.url} asChild>
              <Button variant="secondary">{t("return_desk.gift.copy")}</Button>
            </Copy>
          )}
          <Button onClick={() => window.print()}>{t("return_desk.gift.print")}</Button>
        </>
      }
      onClose={onClose}
    >
      <PrintArea>
        <div className="flex flex-col items-center gap-y-2">
          <img src={picture} alt={t("return_desk.gift.qr")} className="size-40 rounded" />
          <Text weight="plus" className="font-mono tracking-wider">
            {gift.code}
          </Text>
        </div>
        <Facts>
          {gift.lines.map(({ line_item_id, title, variant_title, quantity }) => (
            <Fact key={line_item_id} label={[title, variant_title].filter(Boolean).join(", ")}>
              {quantity}
            </Fact>
          ))}
          <Fact label={t("return_desk.gift.link_until")}>
            {formatExactDate(gift.expires_at, language)}
          </Fact>
        </Facts>
      </PrintArea>
    </ToldOnceDrawer>
  )
}
