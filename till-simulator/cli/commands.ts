import { seededRandom } from "../random"
import { TillStore } from "../store/till-store"
import { Till } from "../till"
import type { Article, LineInput, TillEvent } from "../types"
import { articlesOf } from "./articles"
import { lease, sellOne } from "./points"
import { type Command, readLines, type TypedLine, UsageError, wholeNumber } from "./options"
import { printEvent, printReport, say } from "./print"
import { crashForGood, run } from "./run"

/** Does what was typed. @throws UsageError */
export async function execute(command: Command): Promise<void> {
  if (command.name === "pair") {
    await pairTill(command)
    return
  }
  const act = ACTS[command.name]
  if (!act) {
    throw new UsageError(
      command.name ? `There is no command "${command.name}"` : "No command given"
    )
  }
  const till = openTill(command)
  try {
    await act(till, command)
  } finally {
    till.close()
  }
}

async function pairTill({ values }: Command): Promise<void> {
  const { url, "pairing-code": pairing_code } = values
  if (!url || !pairing_code) {
    throw new UsageError("pair needs --url and --pairing-code")
  }
  const store = TillStore.open(values["store-file"])
  try {
    const { identity } = await Till.pair({ url, pairing_code, store })
    say(`Paired as ${identity.device_id} of ${identity.store.name}, epoch ${identity.epoch}.`)
    say(`It may: ${identity.scopes.join(", ")}. Its key is in ${values["store-file"]}.`)
  } finally {
    store.close()
  }
}

function openTill({ values, faults }: Command): Till {
  const store = TillStore.open(values["store-file"])
  try {
    const seed = wholeNumber(values.seed, "--seed")
    // The same seed must not make the ids of an earlier run again.
    const random = seededRandom(seed + store.size())
    const till = Till.open({ store, random, crash: crashForGood })
    till.offline = values.offline
    till.mode = values.training ? "training" : "live"
    till.faults = faults
    return till
  } catch (error) {
    store.close()
    throw error
  }
}

const ACTS: Record<string, (till: Till, command: Command) => Promise<void>> = {
  sell: async (till, { values }) => {
    const articles = articlesOf(till)
    for (let sale = 0; sale < wholeNumber(values.count, "--count"); sale++) {
      const typed = values.lines ? readLines(values.lines) : [anyLine(articles)]
      const lines = typed.map((line) => pricedLine(line, articles))
      printEvent(await sellOne(till, lines, values))
    }
    printReport(await till.sync())
  },
  return: async (till, { values }) => {
    const lines = values.lines?.length
      ? readLines(values.lines).map(({ name, units }) => ({ line_id: name, quantity: units }))
      : undefined
    printEvent(till.returnSale(saleOf(till, values.sale), { lines }))
    printReport(await till.sync())
  },
  void: async (till, { values }) => {
    printEvent(till.voidSale(saleOf(till, values.sale)))
    printReport(await till.sync())
  },
  count: async (till, { values }) => {
    if (!values.lines) {
      throw new UsageError("count needs --lines")
    }
    const counts = readLines(values.lines).map(({ name, units }) => ({
      sku: name,
      quantity: units,
    }))
    printEvent(till.count(counts))
    printReport(await till.sync())
  },
  shift: async (till, { argument, values }) => {
    const cash = values.cash === undefined ? undefined : wholeNumber(values.cash, "--cash")
    if (argument === "open") {
      printEvent(till.openShift(cash))
    } else if (argument === "close") {
      const rest = till
        .expectedTenders()
        .filter(({ type }) => type !== "cash" || cash === undefined)
      const counted = cash === undefined ? [] : [{ type: "cash" as const, amount: cash }]
      printEvent(till.closeShift([...counted, ...rest]))
    } else {
      throw new UsageError("shift needs open or close")
    }
    printReport(await till.sync())
  },
  lease,
  push: async (till) => {
    printReport(await till.sync())
  },
  pull: async (till) => {
    const { upserts, deletes, snapshot, next_poll_after } = await till.pull()
    say(`${snapshot ? "snapshot" : "changes"}: ${upserts} told, ${deletes} taken away`)
    say(`ask again in ${next_poll_after} s; ${articlesOf(till).length} articles to sell`)
  },
  status: async (till) => {
    const { device_id, epoch, store, url, scopes } = till.identity
    say(`${device_id}, epoch ${epoch}, of ${store.name} (${store.id}) at ${url}`)
    say(`scopes: ${scopes.join(", ")}`)
    const counts = Object.entries(till.counts()).map(([status, count]) => `${count} ${status}`)
    say(`events: ${counts.join(", ")}`)
    for (const { event, result } of till.store.refused(20)) {
      say(`  #${event.seq} ${event.type} ${event.id}: ${result.status} ${result.problem?.code}`)
    }
  },
  run,
}

function saleOf(till: Till, id: string | undefined): TillEvent<"sale.completed"> {
  const sale = id ? till.store.find(id) : till.store.latest("sale.completed", 1)[0]
  if (sale?.type !== "sale.completed") {
    throw new UsageError(id ? `This till made no sale ${id}` : "This till has made no sale yet")
  }
  return sale
}

const anyLine = (articles: readonly Article[]): TypedLine => ({
  name: articles[Math.floor(Math.random() * articles.length)]!.sku,
  units: 1,
})

function pricedLine({ name, units, price }: TypedLine, articles: readonly Article[]): LineInput {
  const article = articles.find(({ sku }) => sku === name)
  const unit_price = price ?? article?.price
  if (unit_price === undefined) {
    throw new UsageError(`No price is known for ${name}: type ${name}:${units}@<price in kopecks>`)
  }
  const { title, variant_id } = article ?? {}
  return { sku: name, title, variant_id, quantity: units, unit_price }
}
