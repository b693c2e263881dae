import { CheckCircleSolid } from "@medusajs/icons"
import { Button, Copy, Drawer, Text } from "@medusajs/ui"
import type { AdminTill } from "../../../src/types/till"
import { QrCode } from "../../components/qr-code"
import { useNow } from "../../components/use-now"
import { useWords } from "../../components/use-words"
import { serverAddress } from "../../data/request"
import { type PairingAnswer, useTill } from "../../data/tills"
import { formatCountdown } from "../../format/till"

const SECOND_MS = 1000
const LOOK_MS = 2000

type PairingDrawerProps = {
  pairing: PairingAnswer
  onClose: () => void
  onRenew: () => void
  isRenewing: boolean
}

/** The code to type into the till, how long it lives, and whether the till has used it. */
export const PairingDrawer = ({ pairing, onClose, onRenew, isRenewing }: PairingDrawerProps) => {
  const { t } = useWords()
  const { till, pairing_code } = pairing
  const now = useNow(SECOND_MS)
  const { data: current } = useTill(till.id, { everyMs: LOOK_MS })
  const isPaired = hasPairedSince(till, current)
  const isOver = new Date(pairing_code.expires_at) <= now
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("tills.pairing.title", { name: till.name })}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle text-pretty">
            {t("tills.pairing.text")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto" aria-live="polite">
          {isPaired ? (
            <Paired name={till.name} />
          ) : (
            <>
              <Code code={pairing_code.code} isOver={isOver} />
              <Text size="small" className={isOver ? "text-ui-fg-error" : "text-ui-fg-subtle"}>
                {isOver
                  ? t("tills.pairing.over")
                  : t("tills.pairing.left", {
                      time: formatCountdown(pairing_code.expires_at, now),
                    })}
              </Text>
              <Address />
            </>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          {isOver && !isPaired && (
            <Button variant="secondary" isLoading={isRenewing} onClick={onRenew}>
              {t("tills.pairing.renew")}
            </Button>
          )}
          <Button onClick={onClose}>{t(isPaired ? "tills.pairing.done" : "common.close")}</Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

const hasPairedSince = (before: AdminTill, now: AdminTill | undefined): boolean =>
  !!now && now.status === "active" && now.paired_at !== before.paired_at

const Code = ({ code, isOver }: { code: string; isOver: boolean }) => {
  const { t } = useWords()
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col items-center gap-y-4 rounded-lg px-4 py-6">
      <div className={isOver ? "opacity-30" : undefined}>
        <QrCode text={code} label={t("tills.pairing.qr")} className="size-40 rounded" />
      </div>
      <div className="flex items-center gap-x-3">
        <span
          className={`text-ui-fg-base select-all font-mono text-4xl tracking-widest ${isOver ? "line-through opacity-50" : ""}`}
        >
          {code}
        </span>
        {!isOver && <Copy content={code} aria-label={t("tills.pairing.copy")} />}
      </div>
    </div>
  )
}

/** Where the till must turn to. */
const Address = () => {
  const { t } = useWords()
  const address = `${serverAddress()}/pos/v1`
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" leading="compact" weight="plus">
        {t("tills.pairing.address")}
      </Text>
      <span className="text-ui-fg-subtle flex items-center gap-x-2 font-mono text-xs">
        <span className="break-all">{address}</span>
        <Copy content={address} aria-label={t("tills.pairing.copy_address")} />
      </span>
    </div>
  )
}

const Paired = ({ name }: { name: string }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col items-center gap-y-3 py-10 text-center">
      <CheckCircleSolid className="text-ui-tag-green-icon size-8" />
      <Text weight="plus">{t("tills.pairing.paired", { name })}</Text>
    </div>
  )
}
