import type { DeskCommand } from "../../../data/pickups"
import { CancelDialog } from "./cancel-dialog"
import { ExtendDialog } from "./extend-dialog"
import { HandOverDialog } from "./hand-over-dialog"
import { ReadyDialog } from "./ready-dialog"
import { ReissueDialog } from "./reissue-dialog"
import { RejectDialog } from "./reject-dialog"
import type { PickupDialogProps } from "./types"

type PickupDialogsProps = PickupDialogProps & {
  dialog: DeskCommand
  scannedCode: string | null
  savePicking: () => Promise<boolean>
}

/** The dialog of a command; commands without one are sent at once. */
export const PickupDialogs = ({
  dialog,
  scannedCode,
  savePicking,
  ...props
}: PickupDialogsProps) => {
  // Forms over lines start anew when somebody else changed the pickup meanwhile.
  const { version } = props.pickup
  switch (dialog) {
    case "ready":
      return <ReadyDialog {...props} savePicking={savePicking} />
    case "hand-over":
      return <HandOverDialog key={version} {...props} scannedCode={scannedCode} />
    case "reject":
      return <RejectDialog key={version} {...props} />
    case "extend":
      return <ExtendDialog {...props} />
    case "cancel":
      return <CancelDialog {...props} />
    case "reissue-code":
      return <ReissueDialog {...props} />
    case "accept":
    case "pick":
      return null
  }
}
