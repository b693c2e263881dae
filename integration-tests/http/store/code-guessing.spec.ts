import { Agent, type IncomingHttpHeaders, request } from "node:http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../../src/modules/pickup"
import { derivePickupCode, hashPickupCode } from "../../../src/modules/pickup/domain/pickup-code"
import type { PickupModuleService } from "../../../src/modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../../src/modules/retail-store/service"
import { type DashboardUser, signIn } from "../../helpers/dashboard"
import { shopTest } from "../../helpers/runner"

const TRIES = 10_000
const ASSOCIATES_PER_STORE = 20
const LIVE_CODES_PER_STORE = 200
/** Requests under way at once, as an attacker would keep them. */
const PARALLEL = 16

/** For a machine that does much else besides; alone it takes about half a minute. */
const LIMIT_MS = 600_000

const ROUNDS = 200
const WARM_UP = 30
/** The median difference may be this share of a request, or by this many milliseconds where that is more. */
const TOLERANCE_SHARE = 0.05
const TOLERANCE_MS = 0.25
/** What looks like a difference is measured on: noise gets smaller with every series, a difference stays. */
const MIN_SERIES = 2
const MAX_SERIES = 8

const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const randomOf = (count: number) => Math.floor(Math.random() * count)
const guess = () => Array.from({ length: 8 }, () => CODE_ALPHABET[randomOf(32)]).join("")
const randomAddress = () => `198.51.${randomOf(256)}.${randomOf(256)}`

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map((one) => one.value)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

type Answer = {
  status: number
  headers: IncomingHttpHeaders
  data: Record<string, never> & { code?: string }
}

/** Node's own client: ten thousand requests through a richer one would test that client. */
async function post(url: string, body: object, headers: object, agent: Agent): Promise<Answer> {
  const content = JSON.stringify(body)
  const sent = {
    ...headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(content),
  }
  return await new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", agent, headers: sent }, (response) => {
      let text = ""
      response.setEncoding("utf8")
      response.on("data", (chunk: string) => (text += chunk))
      response.on("error", reject)
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          data: JSON.parse(text),
        })
      )
    })
    call.on("error", reject)
    call.end(content)
  })
}

async function inParallel(count: number, run: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      await run(n)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
}

shopTest({
  keepData: true,
  testSuite: ({ getContainer, getUrl }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: PARALLEL })
    const pickups = () => getContainer().resolve<PickupModuleService>(PICKUP_MODULE)
    const sql = async (text: string, values: (string | number)[] = []) =>
      await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text, values)
    const forgetTries = () => sql("delete from omni_code_attempt")
    const codeOf = (store: string, n: number) =>
      derivePickupCode(pickups().secret, `pku_${store}_${n}`, 1)

    const lookUp = (user: DashboardUser, code: string, address = "198.51.100.1"): Promise<Answer> =>
      post(
        `${getUrl()}/admin/pickups/lookup`,
        { code },
        { ...user.headers, "x-forwarded-for": address },
        agent
      )

    async function openStore(id: string): Promise<DashboardUser[]> {
      const stores = getContainer().resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      await stores.createStores([
        {
          id,
          name: id,
          handle: id.replace("_", "-"),
          stock_location_id: `sloc_${id}`,
          address_1: "Main Street 1",
          city: "Moscow",
          country_code: "ru",
          latitude: 55.7,
          longitude: 37.6,
          time_zone: "Europe/Moscow",
        },
      ])
      for (let n = 0; n < LIVE_CODES_PER_STORE; n++) {
        await sql(
          `with pickup as (
             insert into omni_pickup (id, order_id, order_display_id, cart_id, retail_store_id, stock_location_id,
               customer_name, email, locale, currency_code, status, promised_at, expires_at)
             values (?, ?, ?, ?, ?, ?, 'Anna Petrova', 'anna@example.com', 'en', 'rub', 'ready', now(),
               now() + interval '7 days')
             returning id, retail_store_id
           )
           insert into omni_pickup_code (id, pickup_id, retail_store_id, issue, code_hash, state)
           select ?, id, retail_store_id, 1, ?, 'live' from pickup`,
          [
            ...[`pku_${id}_${n}`, `order_${id}_${n}`, n, `cart_${id}_${n}`, id, `sloc_${id}`],
            ...[`pcd_${id}_${n}`, hashPickupCode(pickups().secret, codeOf(id, n))],
          ]
        )
      }
      const associates: DashboardUser[] = []
      for (let n = 0; n < ASSOCIATES_PER_STORE; n++) {
        const user = await signIn(getContainer(), `${id}-${n}`)
        await stores.assignStaff({ retail_store_id: id, user_id: user.id, role: "associate" })
        associates.push(user)
      }
      return associates
    }

    let arbat: DashboardUser[]
    let sokol: DashboardUser[]

    beforeAll(async () => {
      // Medusa writes a line for every refused request; ten thousand of them would be half the time.
      jest
        .spyOn(getContainer().resolve(ContainerRegistrationKeys.LOGGER), "info")
        .mockImplementation(() => undefined)
      arbat = await openStore("rst_arbat")
      sokol = await openStore("rst_sokol")
    }, 120_000)

    beforeEach(async () => {
      await forgetTries()
    })

    afterAll(() => {
      jest.restoreAllMocks()
      agent.destroy()
    })

    it("opens the pickup of a right code, as typed on any keyboard", async () => {
      const code = codeOf("rst_arbat", 0)
      for (const typed of [code, code.toLowerCase().replace("-", " "), `PICKUP-${code}`]) {
        expect(await lookUp(arbat[0]!, typed)).toMatchObject({
          status: 200,
          data: { pickup: { id: "pku_rst_arbat_0" } },
        })
      }
    })

    it(
      "finds nothing in 10,000 tries from many users and addresses, and looks at a handful of them",
      async () => {
        const { store: limit } = pickups().options.pickup.codeTries
        const guessers = [...arbat, ...sokol]
        const live = [...Array(LIVE_CODES_PER_STORE).keys()].map((n) => codeOf("rst_arbat", n))
        const answers = new Map<string, number>()
        const started = Date.now()

        await inParallel(TRIES, async (n) => {
          // The last tries are even right ones: a store under attack opens nothing to anybody.
          const code = n < TRIES - live.length ? guess() : live[n - TRIES + live.length]!
          const { status, data } = await lookUp(
            guessers[n % guessers.length]!,
            code,
            randomAddress()
          )
          const answer = `${status} ${data.code}`
          answers.set(answer, (answers.get(answer) ?? 0) + 1)
          if (n === TRIES - live.length - 1) {
            console.info(
              `code guessing: ${n + 1} tries in ${((Date.now() - started) / 1000).toFixed(1)} s`
            )
          }
        })

        expect(Object.fromEntries(answers)).toEqual({
          "404 code_not_found": 2 * limit,
          "429 too_many_tries": TRIES - 2 * limit,
        })
      },
      LIMIT_MS
    )

    it("stops one device and one address long before they can stop a store", async () => {
      const { device, address } = pickups().options.pickup.codeTries
      const answersOf = async (
        count: number,
        user: (n: number) => DashboardUser,
        from: (n: number) => string
      ) => {
        const statuses: number[] = []
        for (let n = 0; n < count; n++) {
          statuses.push((await lookUp(user(n), guess(), from(n))).status)
        }
        return statuses
      }
      const times = (count: number, status: number) => Array<number>(count).fill(status)

      const byDevice = await answersOf(device + 3, () => arbat[0]!, randomAddress)
      expect(byDevice).toEqual([...times(device, 404), ...times(3, 429)])
      const other = await lookUp(arbat[1]!, codeOf("rst_arbat", 1))
      expect(other.status).toBe(200)

      await forgetTries()
      const both = [...arbat, ...sokol]
      const byAddress = await answersOf(
        address + 3,
        (n) => both[n % both.length]!,
        () => "203.0.113.9"
      )
      expect(byAddress).toEqual([...times(address, 404), ...times(3, 429)])
      expect((await lookUp(arbat[2]!, codeOf("rst_arbat", 1), "203.0.113.10")).status).toBe(200)
    })

    it("says when to come back, and tells nothing of the code to who must wait", async () => {
      const { device } = pickups().options.pickup.codeTries
      for (let n = 0; n < device; n++) {
        await lookUp(arbat[0]!, guess())
      }
      const wrong = await lookUp(arbat[0]!, guess())
      const right = await lookUp(arbat[0]!, codeOf("rst_arbat", 0))
      expect(wrong.data).toEqual({
        type: "too_many_requests",
        code: "too_many_tries",
        message: "Too many wrong codes. Try again in 15 minutes.",
      })
      expect([right.status, right.data]).toEqual([429, wrong.data])
    })

    describe("an unknown code and another store's code", () => {
      const kinds = {
        unknown: () => guess(),
        "another store's": () => codeOf("rst_sokol", randomOf(LIVE_CODES_PER_STORE)),
        "no code at all": () => "what is this",
        "a dead one": () => codeOf("rst_arbat", LIVE_CODES_PER_STORE - 1),
        // Compared with "unknown" it shows what the measurement sees where there is nothing to see.
        "unknown too": () => guess(),
      }
      type Kind = keyof typeof kinds
      const names = Object.keys(kinds) as Kind[]
      let allowed: { device: number; store: number; address: number }

      beforeAll(async () => {
        // Answers are compared here, not counted.
        const limits = pickups().options.pickup.codeTries
        allowed = { ...limits }
        Object.assign(limits, { device: 1e6, store: 1e6, address: 1e6 })
        await sql("update omni_pickup_code set state = 'revoked' where id = ?", [
          `pcd_rst_arbat_${LIVE_CODES_PER_STORE - 1}`,
        ])
      })

      afterAll(() => {
        Object.assign(pickups().options.pickup.codeTries, allowed)
      })

      it("are answered alike: status, body and headers", async () => {
        const seen = []
        for (const name of names) {
          const { status, data, headers } = await lookUp(arbat[0]!, kinds[name]())
          const { date: _, ...rest } = headers
          seen.push({ status, data, headers: rest })
        }
        expect(seen[0]).toMatchObject({
          status: 404,
          data: { type: "not_found", code: "code_not_found" },
        })
        for (const one of seen) {
          expect(one).toEqual(seen[0])
        }
      })

      async function measure(rounds: number): Promise<Record<Kind, number[]>> {
        const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
          Kind,
          number[]
        >
        for (let round = 0; round < rounds; round++) {
          // Every round asks all of them in another order, so that whatever else the machine does hits all.
          for (const name of shuffled(names)) {
            const code = kinds[name]()
            const started = performance.now()
            await lookUp(arbat[0]!, code)
            times[name].push(performance.now() - started)
          }
        }
        return times
      }

      it(
        "take the same time",
        async () => {
          await measure(WARM_UP)
          const others = names.filter((name) => name !== "unknown")
          const differences = new Map<Kind, number[]>(others.map((name) => [name, []]))
          let suspects = others
          for (
            let series = 1;
            series <= MAX_SERIES && (series <= MIN_SERIES || suspects.length > 0);
            series++
          ) {
            const times = await measure(ROUNDS)
            const base = median(times.unknown)
            const tolerance = Math.max(base * TOLERANCE_SHARE, TOLERANCE_MS)
            for (const name of others) {
              // Pairs of one round share the machine's mood.
              const pairs = times[name].map((time, round) => time - (times.unknown[round] ?? NaN))
              differences.set(name, [...(differences.get(name) ?? []), ...pairs])
            }
            const differenceOf = (name: Kind) => median(differences.get(name) ?? [])
            suspects = others.filter((name) => Math.abs(differenceOf(name)) > tolerance)
            console.info(
              `code timing after ${series * ROUNDS} rounds: unknown ${base.toFixed(2)} ms; difference in ms: ` +
                `${others.map((name) => `${name} ${differenceOf(name).toFixed(3)}`).join(", ")}; ` +
                `tolerance ${tolerance.toFixed(3)} ms`
            )
          }
          expect(suspects).toEqual([])
        },
        LIMIT_MS
      )
    })
  },
})
