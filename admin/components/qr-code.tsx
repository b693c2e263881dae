import { create } from "qrcode"
import { useMemo } from "react"

/** Light modules around a code, without which a scanner may miss it. */
const QUIET_ZONE = 4

type QrCodeProps = { text: string; label: string; className?: string }

/** A QR code, black on white in every theme: scanners read no other. */
export const QrCode = ({ text, label, className }: QrCodeProps) => {
  const { size, path } = useMemo(() => drawn(text), [text])
  const edge = size + 2 * QUIET_ZONE
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

const drawn = (text: string): { size: number; path: string } => {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules
  const dark = [...data].flatMap((isDark, at) =>
    isDark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []
  )
  return { size, path: dark.join("") }
}
