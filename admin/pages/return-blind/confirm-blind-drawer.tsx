import type { AdminBlindQuote, AdminReturnCase } from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { GradeName } from "../../components/grade-name"
import { useWords } from "../../components/use-words"
import type { Bringer, TakenUnits, useAcceptBlind } from "../../data/blind-returns"
import { formatMoney } from "../../format/money"
import { TakingDrawer } from "../return-desk/taking-drawer"
import { nameOf, type ScannedGoods } from "./blind-draft"

type ConfirmBlindDrawerProps = {
  storeId: string
  goods: readonly ScannedGoods[]
  quote: AdminBlindQuote
  units: TakenUnits[]
  bringer: Bringer
  isRefused: boolean
  accept: ReturnType<typeof useAcceptBlind>
  onClose: () => void
  onAccepted: (returned: AdminReturnCase) => void
}

/** The last look: after it goods and stock move, and somebody owes store credit or a gift card. */
export const ConfirmBlindDrawer = ({
  storeId,
  goods,
  quote,
  units,
  bringer,
  isRefused,
  accept,
  onClose,
  onAccepted,
}: ConfirmBlindDrawerProps) => {
  const { t, language } = useWords()
  const { amount, currency_code } = quote
  const names = new Map(goods.map((each) => [each.id, nameOf(each)]))
  return (
    <TakingDrawer
      title={t("return_blind.confirm.title", {
        amount: formatMoney(amount, currency_code, language),
      })}
      description={t("return_blind.confirm.text")}
      isRefused={isRefused}
      accept={accept}
      bodyOf={(said) => ({
        ...{ retail_store_id: storeId, currency_code, person: bringer, units, amount },
        ...said,
      })}
      onClose={onClose}
      onAccepted={onAccepted}
    >
      <Facts>
        {units.map(({ variant_id, reason, ...graded }, at) => (
          <Fact key={at} label={names.get(variant_id) ?? variant_id}>
            {t(`returns.reason.${reason}`)} · <GradeName {...graded} />
          </Fact>
        ))}
      </Facts>
      <Facts>
        <Fact label={t("return_blind.person.name")}>{bringer.name}</Fact>
        <Fact label={t("return_blind.person.document")}>
          {t(`return_blind.document.${bringer.document}`)} … {bringer.last_signs}
        </Fact>
      </Facts>
    </TakingDrawer>
  )
}
