import { useEffect, useRef } from "react"

/** A scanner types a whole code faster than any person presses two keys. */
const SCANNER_GAP_MS = 45
const SHORTEST_CODE = 6

type QueueKeys = {
  enabled: boolean
  onMove: (step: 1 | -1) => void
  onOpen: () => void
  onFocusCode: () => void
  onHelp: () => void
  onScan: (code: string) => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, a, [role=menuitem]") !== null

/**
 * Keyboard of the queue: arrows or j/k move, Enter opens, "/" goes to the code field, "?" explains. A
 * hand scanner that sends its keys to no field in particular is recognised by its speed.
 */
export const useQueueKeys = (keys: QueueKeys) => {
  const latest = useRef(keys)
  latest.current = keys

  useEffect(() => {
    let burst = ""
    let last = 0

    const listen = (event: KeyboardEvent) => {
      const { enabled, onMove, onOpen, onFocusCode, onHelp, onScan } = latest.current
      const isModified = event.ctrlKey || event.metaKey || event.altKey
      if (!enabled || isModified || isTyping(event.target)) {
        return
      }
      burst = event.timeStamp - last > SCANNER_GAP_MS ? "" : burst
      last = event.timeStamp
      if (event.key === "Enter" && burst.length >= SHORTEST_CODE) {
        event.preventDefault()
        onScan(burst)
        burst = ""
        return
      }
      burst += event.key.length === 1 ? event.key : ""

      const acts: Record<string, () => void> = {
        ArrowDown: () => onMove(1),
        j: () => onMove(1),
        ArrowUp: () => onMove(-1),
        k: () => onMove(-1),
        "/": onFocusCode,
        "?": onHelp,
        ...(isControl(event.target) ? {} : { Enter: onOpen }),
      }
      const act = acts[event.key]
      if (act) {
        event.preventDefault()
        act()
      }
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [])
}
