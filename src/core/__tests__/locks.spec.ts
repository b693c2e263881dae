import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { withLocks } from "../locks"

const locked = (execute: () => Promise<unknown>) =>
  withLocks({ resolve: () => ({ execute }) } as unknown as MedusaContainer, "it", 1, async () => 1)

describe("work under a lock", () => {
  it.each([
    ["PostgreSQL's", new Error("Timed-out acquiring lock.")],
    ["Redis'", new MedusaError(MedusaError.Types.CONFLICT, "Timed-out acquiring lock.")],
  ])("that %s provider could not have in time is told to come again", async (_, error) => {
    await expect(locked(() => Promise.reject(error))).rejects.toMatchObject({
      ...{ type: "busy", code: "busy" },
    })
  })

  it("fails as it fails", async () => {
    const error = new Error("The connection is gone")
    await expect(locked(() => Promise.reject(error))).rejects.toBe(error)
  })
})
