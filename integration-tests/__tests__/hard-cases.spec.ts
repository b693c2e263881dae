import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const root = join(__dirname, "../..")

const textOf = (file: string): string => readFileSync(join(root, file), "utf8")

const SPECS = ["src", "integration-tests"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".spec.ts"))
    .map((file) => `${folder}/${file}`)
)

/** Spec files of a name, which may begin with folders but for `__tests__`. */
const filesOf = (name: string): string[] =>
  SPECS.filter((file) => file.replace("/__tests__/", "/").endsWith(`/${name}.ts`))

type Case = { number: string; kind: string; told: string }

/** Rows of all tables of a page: `| number | case | test or reason | told |`. */
const casesIn = (page: string): Case[] =>
  [...page.matchAll(/^\| (\w+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, number, kind, told]) => ({ number: number!, kind: kind!, told: told! })
  )

const numbersOf = (cases: readonly Case[]): string[] => cases.map(({ number }) => number)

const upTo = (first: number, last: number, prefix = ""): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`)

/** Titles of tests that a text names, each with its file: `` `some.spec`: "title", "title" ``. */
function titlesIn(text: string): { name: string; title: string }[] {
  return [...text.matchAll(/`([\w/.-]+\.spec)`: ((?:"[^"]+"(?:, )?)+)/g)].flatMap(
    ([, name, quoted]) =>
      [...quoted!.matchAll(/"([^"]+)"/g)].map(([, title]) => ({ name: name!, title: title! }))
  )
}

describe.each([
  ["loyalty-cases.md", upTo(1, 80)],
  ["returns-cases.md", [...upTo(1, 23, "P"), ...upTo(34, 52)]],
])("the hard cases of %s", (file, numbers) => {
  const page = textOf(`docs/${file}`)
  const cases = casesIn(page)

  it("are all there, each with a test or a reason, and counted", () => {
    expect(numbersOf(cases)).toEqual(numbers)
    expect(cases.filter(({ kind }) => !["test", "reason"].includes(kind))).toEqual([])
    const counts = [
      ...page.matchAll(
        /(\d+) (?:pitfalls|hard cases|cases)\s+(\d+)\s+have\s+a\s+test, (\d+) a\s+reason/g
      ),
    ]
    expect(counts.length).toBeGreaterThan(0)
    const sum = (place: number) => counts.reduce((all, count) => all + Number(count[place]), 0)
    const of = (kind: string) => cases.filter((each) => each.kind === kind).length
    expect([sum(1), sum(2), sum(3)]).toEqual([cases.length, of("test"), of("reason")])
  })

  it("name files of tests that exist", () => {
    const names = [...page.matchAll(/`([\w/.-]+\.spec)`/g)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => filesOf(name).length === 0)).toEqual([])
  })
})

describe("the hard cases of returns", () => {
  const cases = casesIn(textOf("docs/returns-cases.md"))

  it("name tests by their titles", () => {
    const tested = cases.filter(({ kind }) => kind === "test")
    expect(numbersOf(tested.filter(({ told }) => titlesIn(told).length === 0))).toEqual([])
    const missing = cases
      .flatMap(({ told }) => titlesIn(told))
      .filter(({ name, title }) => {
        const files = filesOf(name)
        return files.length !== 1 || !textOf(files[0]!).includes(`"${title}"`)
      })
    expect(missing).toEqual([])
  })
})
