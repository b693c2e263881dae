import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { TillStore } from "../store/till-store"
import { Till } from "../till"
import type { TillIdentity } from "../types"

const root = join(__dirname, "../..")
const IDENTITY: TillIdentity = {
  url: "http://localhost:1",
  device_id: "posdev_test",
  kid: "kid",
  private_key: { kty: "OKP", crv: "Ed25519", x: "", d: "" },
  epoch: 3,
  scopes: ["sales"],
  store: { id: "store", name: "Arbat", time_zone: "Europe/Moscow" },
}
const COAT = { sku: "COAT", unit_price: 899_000 }

describe("a till's store", () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "till-"))
    file = join(folder, "till.sqlite")
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const pairedStore = (): TillStore => {
    const store = TillStore.open(file)
    store.saveIdentity(IDENTITY)
    return store
  }

  it("keeps events in order, with a sequence for training of its own", () => {
    const till = Till.open({ store: pairedStore() })
    till.sell([COAT])
    till.mode = "training"
    till.sell([COAT])
    till.mode = "live"
    till.sell([COAT])
    till.close()
    const store = TillStore.open(file)
    expect(store.pending(10).map(({ seq, mode, epoch }) => [seq, mode, epoch])).toEqual([
      [1, "live", 3],
      [1, "training", 3],
      [2, "live", 3],
    ])
    expect(statSync(file).mode & 0o077).toBe(0)
    store.close()
  })

  it("is one process's at a time, and free again when that one is dead", async () => {
    pairedStore().close()
    const till = sellInAnotherProcess(file, 1_000_000)
    await till.receipts(3)
    expect(() => TillStore.open(file)).toThrow(/in use by process \d+/)
    await till.kill()
    TillStore.open(file).close()
    expect(existsSync(`${file}.owner`)).toBe(false)
  })

  it("has every receipt that was printed, and no gap, after kill -9 at any moment", async () => {
    pairedStore().close()
    const printed: string[] = []
    for (const receipts of [1, 7, 20]) {
      const till = sellInAnotherProcess(file, 1_000_000)
      printed.push(...(await till.receipts(receipts)))
      printed.push(...(await till.kill()))
    }
    const store = TillStore.open(file)
    const kept = store.pending(1_000_000)
    const ids = new Set(kept.map(({ id }) => id))
    expect(printed.filter((id) => !ids.has(id))).toEqual([])
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1))
    expect(printed.length).toBeGreaterThanOrEqual(28)
    store.close()
  })

  it("sends again what the server lost", () => {
    const store = pairedStore()
    const till = Till.open({ store })
    const [first, second, third] = [till.sell([COAT]), till.sell([COAT]), till.sell([COAT])]
    const word = (event: { id: string; seq: number }, status: "applied" | "rejected") => ({
      id: event.id,
      seq: event.seq,
      status,
    })
    store.settle([word(first, "applied"), word(second, "applied"), word(third, "rejected")])
    expect(store.reopen(3, { from: 2, to: 3 })).toBe(1)
    expect(store.pending(10).map(({ id }) => id)).toEqual([second.id])
    till.close()
  })

  it("takes its own sales off the pulled stock until a pull shows them", async () => {
    const store = pairedStore()
    const till = Till.open({ store })
    const inventory = [{ inventory_item_id: "item", required_quantity: 1 }]
    const pull = (available: number) =>
      store.reflecting(async () =>
        store.savePage({
          upserts: [
            { type: "variant", id: "v", data: { sku: "COAT", manage_inventory: true, inventory } },
            { type: "stock", id: "item", data: { available } },
          ],
          deletes: [],
          next: "1",
        })
      )
    await pull(10)
    const sale = till.sell([{ ...COAT, quantity: 3 }])
    expect(till.available("COAT")).toBe(7)
    store.settle([{ id: sale.id, seq: 1, status: "applied" }])
    expect(till.available("COAT")).toBe(7)
    await pull(7)
    expect(till.available("COAT")).toBe(7)
    till.voidSale(sale)
    expect(till.available("COAT")).toBe(10)
    expect(till.available("UNKNOWN")).toBeNull()
    till.close()
  })
})

/** Sells as fast as it can, in a process that can be killed. */
function sellInAnotherProcess(file: string, count: number) {
  const args = ["-r", "ts-node/register/transpile-only", "till-simulator/cli.ts", "sell"]
  const child: ChildProcess = spawn(
    process.execPath,
    [...args, "--offline", "--count", String(count), "--store-file", file],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] }
  )
  let output = ""
  let taken = 0
  let heard = (): void => {}
  child.stdout!.on("data", (chunk: Buffer) => {
    output += chunk.toString()
    heard()
  })
  const printed = (): string[] =>
    [...output.matchAll(/^#\d+ sale\.completed (\S+)$/gm)].map(([, id]) => id!)
  const take = (): string[] => {
    const fresh = printed().slice(taken)
    taken += fresh.length
    return fresh
  }
  return {
    receipts: async (least: number): Promise<string[]> => {
      while (printed().length < least) {
        await new Promise<void>((resolve) => (heard = resolve))
      }
      return take()
    },
    kill: async (): Promise<string[]> => {
      const end = new Promise((resolve) => child.once("close", resolve))
      child.kill("SIGKILL")
      await end
      return take()
    },
  }
}
