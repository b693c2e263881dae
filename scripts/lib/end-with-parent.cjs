/** Loaded into a started server: when the script that started it is gone, the server ends too. */
const STOP_LIMIT_MS = 20_000

process.once("disconnect", () => {
  // Nobody reads its log any more; a failed write would be logged, and fail, for ever.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {})
    stream.write = () => true
  }
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
  process.kill(process.pid, "SIGTERM")
})
process.channel?.unref()
