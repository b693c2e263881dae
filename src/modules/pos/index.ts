import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import { PosDevice } from "./models/device"
import { PosDeviceKey } from "./models/device-key"
import { PosIncident } from "./models/incident"
import { PosPairingCode } from "./models/pairing-code"
import { PosModuleService } from "./service"

export const POS_MODULE = "omni_pos"

export default {
  ...Module(POS_MODULE, { service: PosModuleService }),
  ...migrationsIn("pos", POS_MODULE, [PosDevice, PosDeviceKey, PosIncident, PosPairingCode]),
}
