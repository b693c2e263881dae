export type * from "./http"
export type { OmnichannelOptions } from "../options"
export * from "./pos"
export type * from "./webhook"
