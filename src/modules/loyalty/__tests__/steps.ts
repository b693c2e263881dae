import fc from "fast-check"

/** One act in the life of two accounts. Numbers pick among what there is, so that every step means something. */
export type Step =
  | {
      act: "accrue"
      account: number
      points: number
      value: number
      vests: number | null
      life: number | null
    }
  | { act: "schedule"; pick: number; days: number }
  | { act: "wait"; days: number }
  | { act: "due" }
  | { act: "hold"; account: number; points: number; days: number }
  | { act: "capture" | "release"; pick: number; part: number }
  | { act: "expire-holds" }
  | { act: "reverse"; pick: number; part: number; burn: number; burnPart: number }
  | { act: "adjust"; account: number; points: number; life: number | null }
  | { act: "merge" | "unmerge" }
  | { act: "race"; account: number; points: number; callers: number }
  | { act: "race-end"; pick: number; part: number }

const account = fc.integer({ min: 0, max: 1 })
const pick = fc.nat(20)
const part = fc.nat(12)
const life = fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 })
const points = fc.integer({ min: 1, max: 12 })
const is = <Act extends string>(act: Act) => fc.constant(act)

const accrue = fc.record({
  act: is("accrue"),
  account,
  points: fc.nat(15),
  value: fc.integer({ min: 1, max: 9 }),
  vests: fc.option(fc.nat(4), { freq: 3 }),
  life,
})
const hold = fc.record({ act: is("hold"), account, points, days: fc.nat(6) })
const capture = fc.record({ act: is("capture"), pick, part })
const reverse = fc.record({ act: is("reverse"), pick, part, burn: pick, burnPart: part })
const wait = fc.record({ act: is("wait"), days: fc.integer({ min: 1, max: 5 }) })

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: accrue },
  { weight: 5, arbitrary: hold },
  { weight: 4, arbitrary: capture },
  { weight: 6, arbitrary: reverse },
  { weight: 4, arbitrary: wait },
  { weight: 2, arbitrary: fc.record({ act: is("release"), pick, part }) },
  { weight: 1, arbitrary: fc.record({ act: is("due") }) },
  { weight: 1, arbitrary: fc.record({ act: is("expire-holds") }) },
  { weight: 1, arbitrary: fc.record({ act: is("schedule"), pick, days: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: is("adjust"),
      account,
      points: fc.integer({ min: -8, max: 8 }).filter((n) => n !== 0),
      life,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom("merge" as const, "unmerge" as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: is("race"),
      account,
      points,
      callers: fc.integer({ min: 2, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: is("race-end"), pick, part }) }
)

export const lives = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: 3, maxLength })

/** Begins with points, so that a few commands already meet each other. */
export const shortLives: fc.Arbitrary<Step[]> = fc
  .tuple(accrue, fc.array(step, { minLength: 2, maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest])
