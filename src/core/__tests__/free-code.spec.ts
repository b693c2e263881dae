import { takeFreeCode } from "../free-code"

describe("a free code", () => {
  it("is the first that is nobody else's, from the one asked for", async () => {
    const tried: number[] = []
    const taken = await takeFreeCode(3, async (issue) => {
      tried.push(issue)
      return issue === 5 ? "code" : undefined
    })
    expect([taken, tried]).toEqual(["code", [3, 4, 5]])
  })

  it("is not looked for without end", async () => {
    let tries = 0
    const none = takeFreeCode(1, async () => {
      tries++
      return undefined
    })
    await expect(none).rejects.toMatchObject({ code: "no_free_code" })
    expect(tries).toBe(20)
  })
})
