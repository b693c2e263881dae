import { MikroORM } from "@medusajs/framework/mikro-orm/core"
import { defineConfig, type SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
  uniqueDatabaseName,
} from "../../../../../integration-tests/helpers/database"
import type { TrySubject } from "../../domain/code-subjects"
import { assertMayTry, forgetOldTries, takeBackRightTry } from "../code-attempts"

const name = uniqueDatabaseName("code_attempts")
const start = new Date("2026-03-02T09:00:00Z")
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
const device: TrySubject = { key: "device:user_1", limit: 3 }
const store: TrySubject = { key: "store:rst_1", limit: 5 }

let orm: MikroORM

const manager = () => orm.em.fork() as unknown as SqlEntityManager
const tryCode = (subjects: TrySubject[], now = start) =>
  manager().transactional((em) => assertMayTry(em as SqlEntityManager, { subjects, now }))
const wasRight = (subjects: TrySubject[], triedAt = start) =>
  manager().transactional((em) => takeBackRightTry(em as SqlEntityManager, subjects, triedAt))
const refused = { type: "too_many_requests", code: "too_many_tries" }

async function countOf(subject: TrySubject): Promise<number | undefined> {
  const [row] = await manager().execute<{ failures: number }[]>(
    "select failures from omni_code_attempt where subject = ?",
    [subject.key]
  )
  return row?.failures
}

beforeAll(async () => {
  await createMigratedDatabase(name)
  orm = await MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl(name),
      entities: [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 20, max: 20 },
    }) as never
  )
}, 120_000)

beforeEach(async () => {
  await manager().execute("delete from omni_code_attempt")
})

afterAll(async () => {
  await orm.close(true)
  await dropTestDatabase(name)
})

it("lets a subject try as often as its limit and then tells how long to wait", async () => {
  for (let count = 0; count < 3; count++) {
    await tryCode([device])
  }
  await expect(tryCode([device], minutes(1))).rejects.toMatchObject({
    ...refused,
    message: "Too many wrong codes. Try again in 14 minutes.",
  })
  await expect(tryCode([device], minutes(14.5))).rejects.toMatchObject({
    ...refused,
    message: "Too many wrong codes. Try again in 1 minute.",
  })
})

it("starts afresh 15 minutes after the first try", async () => {
  await tryCode([device])
  await tryCode([device], minutes(14))
  await tryCode([device], minutes(14))
  await expect(tryCode([device], new Date(minutes(15).getTime() - 1))).rejects.toMatchObject(
    refused
  )
  await tryCode([device], minutes(15))
  expect(await countOf(device)).toBe(1)
})

it.each([
  ["one device", () => [{ ...device, limit: 5 }], device],
  ["50 devices in one store", (n: number) => [{ key: `device:${n}`, limit: 5 }, store], store],
  // A lock on the store must not hide that the device has none.
  [
    "one device in 50 stores",
    (n: number) => [
      { ...device, limit: 5 },
      { key: `store:${n}`, limit: 30 },
    ],
    device,
  ],
])(
  "lets 50 tries at the same time of %s through no more often than the limit",
  async (_, subjectsOf, limited) => {
    const tries = Array.from({ length: 50 }, (_, n) => subjectsOf(n))
    await Promise.all(tries.map(() => manager().execute("select pg_sleep(0.01)")))

    const evaluated = await Promise.allSettled(tries.map((subjects) => tryCode(subjects)))

    expect(evaluated.filter((one) => one.status === "fulfilled")).toHaveLength(5)
    for (const one of evaluated) {
      expect(one.status === "fulfilled" || one.reason).toEqual(
        one.status === "fulfilled" ? true : expect.objectContaining(refused)
      )
    }
    expect(await countOf(limited)).toBe(5)
  }
)

it("counts for nobody what one subject is refused, so that a device cannot shut the store", async () => {
  for (let count = 0; count < 20; count++) {
    await tryCode([device, store]).catch(() => undefined)
  }
  expect(await countOf(store)).toBe(3)
  await tryCode([{ key: "device:user_2", limit: 3 }, store])
})

it("shuts the store for every device once many have guessed", async () => {
  for (let count = 0; count < 5; count++) {
    await tryCode([{ key: `device:user_${count}`, limit: 3 }, store])
  }
  await expect(tryCode([{ key: "device:user_9", limit: 3 }, store])).rejects.toMatchObject(refused)
})

it("does not count right codes, and does not forgive wrong ones for them", async () => {
  for (let count = 0; count < 2; count++) {
    await tryCode([device])
  }
  for (let count = 0; count < 10; count++) {
    await tryCode([device])
    await wasRight([device])
  }
  expect(await countOf(device)).toBe(2)
  await tryCode([device])
  await expect(tryCode([device])).rejects.toMatchObject(refused)
})

it("takes nothing back from a window that began after the right try", async () => {
  await tryCode([device], start)
  await tryCode([device], minutes(15))
  await wasRight([device], start)
  expect(await countOf(device)).toBe(1)
})

it("forgets counters whose window is over", async () => {
  await tryCode([device], start)
  await tryCode([store], minutes(10))
  await forgetOldTries(manager(), minutes(15))
  expect(await countOf(device)).toBeUndefined()
  expect(await countOf(store)).toBe(1)
})
