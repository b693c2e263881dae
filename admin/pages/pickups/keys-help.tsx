import { Button, FocusModal, Heading, Kbd, Text } from "@medusajs/ui"
import { useWords } from "../../components/use-words"

const KEYS = [
  { keys: ["/"], word: "queue.keys.code" },
  { keys: ["J", "↓"], word: "queue.keys.down" },
  { keys: ["K", "↑"], word: "queue.keys.up" },
  { keys: ["Enter"], word: "queue.keys.open" },
  { keys: ["?"], word: "queue.keys.help" },
] as const

/** What the keys of the queue do. */
export const KeysHelp = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords()
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content
        aria-describedby=""
        className="inset-auto left-1/2 top-1/2 w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2"
      >
        <div className="flex flex-col gap-y-4 p-6">
          <FocusModal.Title asChild>
            <Heading level="h2">{t("queue.keys.title")}</Heading>
          </FocusModal.Title>
          <dl className="divide-y">
            {KEYS.map(({ keys, word }) => (
              <div key={word} className="flex items-center justify-between gap-x-4 py-2.5">
                <dt>
                  <Text size="small">{t(word)}</Text>
                </dt>
                <dd className="flex gap-x-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <Text size="small" className="text-ui-fg-muted">
            {t("queue.keys.scanner")}
          </Text>
          <Button size="small" variant="secondary" className="self-end" onClick={onClose}>
            {t("common.close")}
          </Button>
        </div>
      </FocusModal.Content>
    </FocusModal>
  )
}
