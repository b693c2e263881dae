import { bootMistakes } from "../boot-mistakes"

const good = {
  has_secret: true,
  worker_mode: "shared",
  has_redis: false,
  locking: { options: { providers: [{}] } },
}

it.each([
  ["a good set-up", {}, 0],
  ["no secret", { has_secret: false }, 1],
  ["memory locks in one process", { locking: undefined }, 0],
  ["memory locks beside a worker", { locking: { options: {} }, worker_mode: "server" }, 1],
  ["memory locks beside Redis", { locking: true, has_redis: true }, 1],
  ["both", { has_secret: false, locking: undefined, worker_mode: "worker" }, 2],
])("tells %s %j in %d sentences", (_, change, count) => {
  const mistakes = bootMistakes({ ...good, ...change })
  expect(mistakes).toHaveLength(count)
  mistakes.forEach((mistake) => expect(mistake).toMatch(/^(option|module) "\w+": /))
})
