export type WorkerMode = "shared" | "worker" | "server"

/**
 * Whether this process works jobs: never as a mere server; in tests only on request, so that they
 * decide when a job runs. OMNICHANNEL_JOBS is `on` or `off` for a process that must differ.
 */
export function mayRunJobs(
  mode: WorkerMode,
  environment: Record<string, string | undefined>
): boolean {
  if (mode === "server" || environment.OMNICHANNEL_JOBS === "off") {
    return false
  }
  return environment.NODE_ENV !== "test" || environment.OMNICHANNEL_JOBS === "on"
}
