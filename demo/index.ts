import { Modules } from "@medusajs/framework/utils"
import { writeDemoFile } from "./lib/credentials"
import type { Demo } from "./lib/demo"
import { finishedStages, markFinished } from "./lib/stage-log"
import { STAGES } from "./stages"

/**
 * Builds the demo shop, stage by stage. A stage finished before is skipped; one that was interrupted
 * is run again and completes what is missing. A database that holds another shop is left alone.
 */
export async function seedDemo(demo: Demo): Promise<void> {
  const finished = await finishedStages(demo.container)
  if (!Object.keys(finished).length && (await holdsAnotherShop(demo))) {
    demo.say("this database already holds products: no demo shop is built in it")
    return
  }
  writeDemoFile(demo.credentialsFile, { store_url: demo.storeUrl, admin_url: demo.adminUrl })
  const stages = STAGES.filter((stage) => stage.isPossible?.(demo) ?? true)
  for (const [index, stage] of stages.entries()) {
    const place = `[${index + 1}/${stages.length}] ${stage.name}`
    if (finished[stage.name] && !stage.lacksLogIns?.(demo)) {
      demo.say(`${place}: already there`)
      continue
    }
    const from = process.hrtime.bigint()
    const made = await stage.run(demo)
    await markFinished(demo.container, stage.name, demo.now)
    const seconds = Number((process.hrtime.bigint() - from) / 10_000_000n) / 100
    demo.say(`${place}: ${made} (${seconds.toFixed(1)} s)`)
  }
}

async function holdsAnotherShop({ container }: Demo): Promise<boolean> {
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts({}, { select: ["id"], take: 1 })
  return products.length > 0
}
