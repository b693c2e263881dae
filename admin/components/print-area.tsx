import type { ReactNode } from "react"

/** On paper stands only the area: all around it is taken off, and what holds it lets go of the window's size. */
const PAPER = `@media print {
  body *:not(:has(.omni-print-area)):not(.omni-print-area):not(.omni-print-area *) { display: none !important; }
  *:has(.omni-print-area) {
    display: block !important; position: static !important; overflow: visible !important;
    height: auto !important; max-width: none !important; margin: 0 !important; padding: 0 !important;
  }
  .omni-print-area .omni-no-print { display: none !important; }
  .omni-print-area tr { break-inside: avoid; }
}`

/** What is printed of a page. An element of the class `omni-no-print` inside stays on the screen. */
export const PrintArea = ({ children }: { children: ReactNode }) => (
  <div className="omni-print-area flex flex-col gap-y-3">
    <style>{PAPER}</style>
    {children}
  </div>
)
