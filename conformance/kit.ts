import type { PosEventResult, PosPushAnswer, ShiftReport } from "../src/types"
import { Failed, must, skip } from "./check"
import { type Answer, pause, request } from "./client"
import { Device, newKey, type SentEvent } from "./device"
import { sale } from "./sales"

const POLL_SECONDS = 0.25
/** How far and how often to look for a place that is not taken yet. */
const LEAP = 100
const MOST_LEAPS = 5

type PairAnswer = {
  device_id: string
  kid: string
  epoch: number
  scopes: string[]
  store: { id: string }
}

/** What the checks work with: a till, perhaps a second one, and words for what they expect. */
export class Kit {
  private constructor(
    readonly url: string,
    readonly till: Device,
    readonly pairing: Answer,
    readonly pairingCode: string,
    private readonly second: Device | null,
    private readonly patienceMs: number
  ) {}

  /** @throws Error when a till cannot be paired: then nothing can be checked */
  static async start(input: {
    url: string
    pairing_code: string
    second_pairing_code?: string
    /** How long the server may take for what it promises to do later. */
    patience_seconds?: number
  }): Promise<Kit> {
    const url = input.url.replace(/\/+$/, "")
    const { device, answer } = await pair(url, input.pairing_code)
    const second = input.second_pairing_code
      ? (await pair(url, input.second_pairing_code)).device
      : null
    const patienceMs = (input.patience_seconds ?? 20) * 1_000
    return new Kit(url, device, answer, input.pairing_code, second, patienceMs)
  }

  /** A till of another store. @throws Skipped when there is none */
  get otherTill(): Device {
    return this.second ?? skip("needs --second-pairing-code of another store")
  }

  /** @throws Skipped when the till lacks one */
  needs(...scopes: string[]): void {
    const missing = scopes.find((scope) => !this.till.scopes.includes(scope))
    if (missing) {
      skip(`needs a till with the scope "${missing}"`)
    }
  }

  /** Hands in events and answers what became of each. @throws Failed unless the batch was read */
  async pushed(
    events: readonly unknown[],
    more: object = {},
    till = this.till
  ): Promise<PosPushAnswer> {
    const answer = await till.push(events, more)
    must(answer.status === 200, `the batch was answered ${said(answer)}`)
    must(Array.isArray(answer.body.results), "the answer has no results")
    return answer.body
  }

  /** The result of one event. */
  async result(event: unknown, more: object = {}): Promise<PosEventResult> {
    const [result] = (await this.pushed([event], more)).results
    must(result !== undefined, "the answer has no result for the event")
    return result
  }

  /** @throws Failed unless every event has that status */
  async accepted(events: readonly SentEvent[], status = "applied"): Promise<PosPushAnswer> {
    const answer = await this.pushed(events)
    answer.results.forEach((result) => {
      const why = result.problem ? ` (${result.problem.code} ${result.problem.pointer ?? ""})` : ""
      must(result.status === status, `event ${result.seq} is ${result.status}${why}, not ${status}`)
    })
    must(answer.results.length === events.length, "there is not one result per event")
    return answer
  }

  /** @throws Failed unless the event was rejected for that reason */
  async rejected(event: unknown, code: string, pointer?: string): Promise<PosEventResult> {
    const result = await this.result(event)
    const got = `${result.status} ${result.problem?.code ?? ""} ${result.problem?.pointer ?? ""}`
    must(result.status === "rejected" && result.problem?.code === code, `got ${got}, not ${code}`)
    must(pointer === undefined || result.problem?.pointer === pointer, `got ${got}, not ${pointer}`)
    return result
  }

  /** Waits for what the server does in its own time. @throws Failed with the last reason */
  async eventually<Value>(look: () => Promise<Value>): Promise<Value> {
    const end = Date.now() + this.patienceMs
    for (;;) {
      try {
        return await look()
      } catch (error) {
        if (!(error instanceof Failed) || Date.now() >= end) {
          throw error
        }
        await pause(POLL_SECONDS)
      }
    }
  }

  /** The Z-report of a shift of the till. */
  async shift(shiftId: string): Promise<ShiftReport> {
    const path = `/pos/v1/shifts/${encodeURIComponent(shiftId)}`
    const answer = await this.till.send<{ shift: ShiftReport }>("GET", path)
    must(answer.status === 200, `the shift was answered ${said(answer)}`)
    return answer.body.shift
  }

  /** Takes up the sequence where a failed check may have left it, so that it spoils no other. */
  async heal(): Promise<void> {
    const { till } = this
    const aSale = (more: object = {}) => till.event("sale.completed", sale(), more)
    let { body } = await till.push([aSale()])
    for (let tries = 0; body.results?.[0]?.status === "conflict" && tries < MOST_LEAPS; tries++) {
      till.seq += LEAP
      ;({ body } = await till.push([aSale()]))
    }
    const { seq } = till
    const missing = (body.gaps ?? []).flatMap(({ from, to }) =>
      Array.from({ length: Math.min(to - from + 1, LEAP) }, (_, index) => from + index)
    )
    if (missing.length > 0) {
      ;({ body } = await till.push(missing.map((place) => aSale({ seq: place }))))
    }
    till.seq = Math.max(seq, Number(body.acked_seq))
  }
}

/** @throws Failed unless the request was refused with this status and code */
export function refused(answer: Answer, status: number, code: string): void {
  const isIt = answer.status === status && answer.body.code === code
  must(isIt, `expected ${status} ${code}, got ${said(answer)}`)
}

export const said = ({ status, text }: Answer<unknown>): string => `${status} ${text.slice(0, 200)}`

async function pair(url: string, pairing_code: string) {
  const key = await newKey()
  const answer = await request(url, "POST", "/pos/v1/pair", {
    json: {
      pairing_code,
      public_key: key.publicKey,
      device_info: { maker: "Omnichannel for Medusa", model: "conformance kit" },
    },
  })
  if (answer.status !== 201) {
    throw new Error(`The till could not be paired: ${said(answer)}`)
  }
  const { device_id, epoch, scopes, store } = answer.body as unknown as PairAnswer
  const device = new Device(url, device_id, epoch, scopes, store.id, key)
  await device.logIn()
  return { device, answer }
}
