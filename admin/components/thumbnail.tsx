import { Photo } from "@medusajs/icons"
import { useState } from "react"

/** The product's picture, or a quiet place for it when there is none or it cannot be loaded. */
export const Thumbnail = ({ src }: { src: string | null }) => {
  const [isBroken, setBroken] = useState(false)
  return (
    <div className="bg-ui-bg-component border-ui-border-base flex h-14 w-11 shrink-0 items-center justify-center overflow-hidden rounded border">
      {src && !isBroken ? (
        <img
          src={src}
          alt=""
          className="h-full w-full object-cover object-center"
          onError={() => setBroken(true)}
        />
      ) : (
        <Photo className="text-ui-fg-muted" />
      )}
    </div>
  )
}
