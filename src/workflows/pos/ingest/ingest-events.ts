import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { problem, ProblemError } from "../../../core/problem"
import { POS_MODULE } from "../../../modules/pos"
import { checkEvent, type ReadEvent } from "../../../modules/pos/domain/check-event"
import { envelopeOf, type Fresh } from "../../../modules/pos/domain/classify"
import type { Sequence } from "../../../modules/pos/domain/sequence"
import { readSequence } from "../../../modules/pos/operations/inbox"
import type { PosModuleService } from "../../../modules/pos/service"
import type { PosCredential } from "../../../modules/pos/types"
import type { PosEventResult, PosPushAnswer } from "../../../types/pos"
import { pushAnswer } from "./answer"
import type { Stored } from "./store-together"
import { storeInTurn } from "./turns"

export type IngestInput = {
  credential: PosCredential
  events: readonly unknown[]
  /** The till's clock when it sent the batch, if it said so. */
  sent_at?: Date
  now: Date
}

/**
 * Takes in a batch of a till. Each event gets its own result and none holds back another. "applied" means
 * that the event and the stock it moves are durable; orders, customers and hand-overs follow from jobs.
 *
 * There is no workflow around it: it is one transaction with nothing to undo, which batches of other tills may
 * share, and every sale passes here.
 */
export async function ingestEvents(
  container: MedusaContainer,
  input: IngestInput
): Promise<PosPushAnswer> {
  const { credential, events, now } = input
  const taken: Taken = { results: new Map(), sequence: null }
  const batch: Fresh[] = []
  events.forEach((raw, index) => {
    const read = checkEvent(raw, credential, now)
    const early = earlyResult(read)
    if (early) {
      taken.results.set(index, early)
    } else if (read.kind !== "unreadable") {
      batch.push({ index, read })
    }
  })
  if (batch.length > 0) {
    await storeOrSplit(container, input, batch, taken)
  }
  const ordered = events.map((_, index) => taken.results.get(index) as PosEventResult)
  const sequence = taken.sequence ?? (await sequenceOf(container, credential))
  return pushAnswer(ordered, sequence, credential.epoch, now)
}

type Taken = { results: Map<number, PosEventResult>; sequence: Sequence | null }

const sequenceOf = async (
  container: MedusaContainer,
  { device_id, epoch }: PosCredential
): Promise<Sequence> =>
  await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => readSequence(manager, device_id, epoch))

/** What needs no look into the inbox: what cannot be read, and training. */
function earlyResult(read: ReadEvent): PosEventResult | null {
  if (read.kind === "unreadable") {
    return { id: read.id, seq: read.seq, status: "rejected", problem: read.problem }
  }
  const { id, seq, mode } = envelopeOf(read)
  if (mode !== "training") {
    return null
  }
  const flags: PosEventResult["flags"] = ["training"]
  return read.kind === "refused"
    ? { id, seq, status: "rejected", problem: read.problem, flags }
    : { id, seq, status: "applied", flags }
}

/** An event that the database refuses must not hold back the others: the batch is halved until it is alone. */
async function storeOrSplit(
  container: MedusaContainer,
  input: IngestInput,
  batch: readonly Fresh[],
  taken: Taken,
  isPart = false
): Promise<void> {
  try {
    const stored = await storeInTurn(container, { ...input, batch }, { alone: isPart })
    const { results, sequence } = knownTill(stored)
    results.forEach((result, index) => taken.results.set(index, result))
    taken.sequence = sequence
  } catch (error) {
    if (!isOfOneEvent(error)) {
      throw error
    }
    if (batch.length > 1) {
      const middle = Math.ceil(batch.length / 2)
      await storeOrSplit(container, input, batch.slice(0, middle), taken, true)
      await storeOrSplit(container, input, batch.slice(middle), taken, true)
      return
    }
    const [only] = batch as [Fresh]
    const { id, seq } = envelopeOf(only.read)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `Till event ${id} could not be stored: ${(error as { code?: string }).code ?? "it breaks a rule"}`
      )
    taken.sequence = null
    taken.results.set(only.index, { id, seq, status: "rejected", problem: NOT_STORED })
  }
}

function knownTill(stored: Stored | null): Stored {
  if (!stored) {
    throw new ProblemError(problem(401, "unknown_device", "There is no such till any more"))
  }
  return stored
}

/**
 * Data the database cannot hold (class 22) or a rule it breaks (class 23), not a database in trouble. Of some broken
 * rules Medusa's data layer makes an error of its own, which alone of all that is thrown here has no code.
 */
const isOfOneEvent = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: string }
  return code === undefined ? error instanceof MedusaError : /^2[23]/.test(code)
}

const NOT_STORED = problem(500, "not_stored", "The server could not keep the event", {
  detail: "Nothing of it was kept. Send it again later, with the same id.",
  retryable: true,
})
