import { Text } from "@medusajs/ui"
import { Thumbnail } from "./thumbnail"

type LineTitleProps = {
  title: string
  variant: string | null
  sku: string | null
  thumbnail: string | null
}

/** What to look for on the rail: picture, name, size and colour, SKU. */
export const LineTitle = ({ title, variant, sku, thumbnail }: LineTitleProps) => (
  <div className="flex min-w-0 items-center gap-x-3">
    <Thumbnail src={thumbnail} />
    <div className="flex min-w-0 flex-col gap-y-0.5">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-base">
        {title}
      </Text>
      {variant && (
        <Text size="small" leading="compact">
          {variant}
        </Text>
      )}
      {sku && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted font-mono">
          {sku}
        </Text>
      )}
    </div>
  </div>
)
