import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Everything made at run time: databases, secrets, logs. Not committed. */
export const dataFolder = join(root, ".data")
