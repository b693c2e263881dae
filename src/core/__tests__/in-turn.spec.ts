import { InTurn, type TurnLimits } from "../in-turn"

const LIMITS: TurnLimits = { lanes: 1, members: 10, weight: 100 }

/** Groups that are done when the test says so. */
function bench(limits: Partial<TurnLimits> = {}) {
  const groups: string[][] = []
  const under_way: { works: string[]; end: (error?: Error) => Promise<void> }[] = []
  const turns = new InTurn<string, string>(
    (works) => {
      groups.push([...works])
      return new Promise<string[]>((resolve, reject) => {
        const end = async (error?: Error) => {
          under_way.splice(under_way.indexOf(each), 1)
          if (error) {
            reject(error)
          } else {
            resolve(works.map((work) => `${work} done`))
          }
          await settled()
        }
        const each = { works: [...works], end }
        under_way.push(each)
      })
    },
    { ...LIMITS, ...limits }
  )
  /** Its key is its first letter. */
  const take = (work: string, more: { weight?: number; alone?: boolean } = {}) => {
    const answer = { state: "waits" }
    turns.take({ work, key: work[0]!, weight: 1, ...more }).then(
      (result) => (answer.state = result),
      (error: Error) => (answer.state = error.message)
    )
    return answer
  }
  return { groups, under_way, take }
}

/** Everything that needs no more than promises has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe("works in turn", () => {
  it("begin at once on a free lane, and what comes meanwhile is one group", async () => {
    const { groups, under_way, take } = bench()
    take("a")
    take("b")
    take("c")
    expect(groups).toEqual([["a"]])
    await under_way[0]!.end()
    expect(groups).toEqual([["a"], ["b", "c"]])
  })

  it("are answered when their group is done, and not before", async () => {
    const { under_way, take } = bench()
    const first = take("a")
    const [b, c] = [take("b"), take("c")]
    await settled()
    expect(first.state).toBe("waits")
    await under_way[0]!.end()
    expect([first.state, b.state, c.state]).toEqual(["a done", "waits", "waits"])
    await under_way[0]!.end()
    expect([b.state, c.state]).toEqual(["b done", "c done"])
  })

  it("are done one by one when their group fails, so that only what is bad fails", async () => {
    const { groups, under_way, take } = bench()
    take("a")
    const [bad, good] = [take("b"), take("c")]
    await under_way[0]!.end()
    await under_way[0]!.end(new Error("one of them is bad"))
    expect(groups.slice(1)).toEqual([["b", "c"], ["b"], ["c"]])
    expect([bad.state, good.state]).toEqual(["waits", "waits"])
    await under_way.find(({ works }) => works[0] === "b")!.end(new Error("b is bad"))
    await under_way[0]!.end()
    expect([bad.state, good.state]).toEqual(["b is bad", "c done"])
  })

  it("go on after a failure", async () => {
    const { under_way, take } = bench()
    const bad = take("a")
    const next = take("b")
    await under_way[0]!.end(new Error("a is bad"))
    await under_way[0]!.end()
    expect([bad.state, next.state]).toEqual(["a is bad", "b done"])
  })

  it("of one key follow each other in their order, on any number of lanes", async () => {
    const { groups, under_way, take } = bench({ lanes: 3 })
    take("a1")
    take("a2")
    take("a3")
    take("b1")
    expect(groups).toEqual([["a1"], ["b1"]])
    await under_way.find(({ works }) => works[0] === "a1")!.end()
    expect(groups.slice(2)).toEqual([["a2"]])
    await under_way.find(({ works }) => works[0] === "a2")!.end()
    expect(groups.slice(3)).toEqual([["a3"]])
  })

  it("let no later work of a key pass an earlier one that found no room", async () => {
    const { groups, under_way, take } = bench({ weight: 10 })
    take("x")
    take("a1", { weight: 8 })
    take("b1", { weight: 8 })
    take("b2", { weight: 1 })
    take("c1", { weight: 1 })
    await under_way[0]!.end()
    expect(groups[1]).toEqual(["a1", "c1"])
    await under_way[0]!.end()
    expect(groups[2]).toEqual(["b1"])
  })

  it("fill a group up to its limits, though one of them may be heavier by itself", async () => {
    const { groups, under_way, take } = bench({ members: 2, weight: 10 })
    take("x")
    take("a", { weight: 50 })
    take("b")
    take("c")
    take("d")
    for (let turn = 0; turn < 3; turn++) {
      await under_way[0]!.end()
    }
    expect(groups.slice(1)).toEqual([["a"], ["b", "c"], ["d"]])
  })

  it("stay alone when they ask for it", async () => {
    const { groups, under_way, take } = bench()
    take("x")
    take("a")
    take("b", { alone: true })
    take("c")
    for (let turn = 0; turn < 2; turn++) {
      await under_way[0]!.end()
    }
    expect(groups.slice(1)).toEqual([["a", "c"], ["b"]])
  })
})
