import { z } from "@medusajs/framework/zod"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { containerSql, defineJob, enqueueWith } from "../../../src/core/jobs"
import { shopTest } from "../../helpers/runner"
import { headersFor } from "./dashboard-user"

jest.setTimeout(60_000)

describe("a process that works jobs", () => {
  let answered: (emails: string[]) => void = () => undefined
  const asked = defineJob({
    name: "omni-test-ask",
    schema: z.strictObject({}),
    run: async (_, { container }) => {
      const { data } = await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "user", fields: ["email"] })
      answered(data.map(({ email }) => email))
    },
  })

  shopTest({
    // A snapshot would cut the runner's connections; that it survives this is shown beside its code.
    keepData: true,
    env: { OMNICHANNEL_JOBS: "on", MEDUSA_WORKER_MODE: "shared" },
    testSuite: ({ api, getContainer }) => {
      it("runs them with all of the shop at hand, and says so", async () => {
        const container = getContainer()
        const headers = await headersFor(container, "admin@example.com")
        const answer = new Promise<string[]>((resolve) => {
          answered = resolve
        })
        await enqueueWith(containerSql(container), asked.name, {})
        expect(await answer).toEqual(["admin@example.com"])
        const { data } = await api.get("/admin/omnichannel/health", { headers })
        expect(data).toMatchObject({
          status: "ok",
          worker_mode: "shared",
          jobs: { runner: "running" },
        })
      })
    },
  })
})
