import { Button, Copy, Text, toast } from "@medusajs/ui"
import type { AdminGuestLink } from "../../src/types/return-desk"
import { QrCode } from "../components/qr-code"
import { ToldOnceDrawer } from "../components/told-once-drawer"
import { useErrorText } from "../components/use-error-text"
import { useWords } from "../components/use-words"
import { useMakeGuestLink } from "../data/guest-links"
import { formatExactDate } from "../format/points"

/** Makes a link to an order for a shopper without an account, and shows it. */
export const GuestLinkButton = ({ orderId }: { orderId: string }) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const make = useMakeGuestLink(orderId)
  const press = () =>
    make.mutate(undefined, {
      onError: (error) => toast.error(t("returns.refused"), { description: errorText(error) }),
    })
  return (
    <>
      <Button size="small" variant="secondary" isLoading={make.isPending} onClick={press}>
        {t("order_returns.link.make")}
      </Button>
      {make.data && <GuestLinkDrawer link={make.data} onClose={() => make.reset()} />}
    </>
  )
}

type GuestLinkDrawerProps = { link: AdminGuestLink; onClose: () => void }

/** The link to be sent, or read by the camera of a shopper who stands here. */
const GuestLinkDrawer = ({ link: { url, expires_at }, onClose }: GuestLinkDrawerProps) => {
  const { t, language } = useWords()
  return (
    <ToldOnceDrawer
      title={t("order_returns.link.make")}
      description={t("order_returns.link.text")}
      onClose={onClose}
    >
      {url ? (
        <>
          <div className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col items-center gap-y-4 rounded-lg px-4 py-6">
            <QrCode text={url} label={t("order_returns.link.qr")} className="size-40 rounded" />
            <div className="flex items-center gap-x-3">
              <Text size="xsmall" className="text-ui-fg-base select-all break-all font-mono">
                {url}
              </Text>
              <Copy content={url} aria-label={t("order_returns.link.copy")} />
            </div>
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {t("order_returns.link.until", { date: formatExactDate(expires_at, language) })}
          </Text>
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("order_returns.link.no_page")}
        </Text>
      )}
    </ToldOnceDrawer>
  )
}
