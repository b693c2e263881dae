import { Container, Text } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { TwoColumns } from "../../components/section"
import { UnsavedGuard } from "../../components/unsaved-guard"
import { useWords } from "../../components/use-words"
import { returnPath } from "../../data/returns"
import { BlindQuoteSection } from "./blind-quote-section"
import { ConfirmBlindDrawer } from "./confirm-blind-drawer"
import { GoodsSection } from "./goods-section"
import { PersonSection } from "./person-section"
import type { useBlindVisit } from "./use-blind-visit"

type BlindVisitProps = { storeId: string; visit: ReturnType<typeof useBlindVisit> }

/** What somebody brings, who that is, what it comes to, and the last look before it is done. */
export const BlindVisit = ({ storeId, visit }: BlindVisitProps) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const [isConfirming, setConfirming] = useState(false)
  const { draft, quote, accept, taken, bringer } = visit
  if (draft.goods.length === 0) {
    return (
      <Container className="px-6 py-10">
        <Text size="small" className="text-ui-fg-muted text-balance text-center">
          {t("return_blind.start")}
        </Text>
      </Container>
    )
  }
  return (
    <>
      <UnsavedGuard when={!accept.isPending && !accept.isSuccess} />
      <TwoColumns
        main={
          <>
            <GoodsSection
              storeId={storeId}
              draft={draft}
              currencies={visit.currencies.data ?? []}
              currency={visit.currency}
              onCurrency={visit.setCurrency}
              quote={quote.data}
              onDraft={visit.setDraft}
            />
            <PersonSection person={visit.person} onPerson={visit.setPerson} />
          </>
        }
        side={<BlindQuoteSection visit={visit} onAccept={() => setConfirming(true)} />}
      />
      {isConfirming && quote.data && taken && bringer && (
        <ConfirmBlindDrawer
          storeId={storeId}
          goods={draft.goods}
          quote={quote.data}
          units={taken}
          bringer={bringer}
          isRefused={visit.refused.length > 0}
          accept={accept}
          onClose={() => setConfirming(false)}
          onAccepted={({ id }) => navigate(returnPath(id))}
        />
      )}
    </>
  )
}
