import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import en from "../i18n/en.json"
import ru from "../i18n/ru.json"

type Words = { [key: string]: string | Words }

const root = join(__dirname, "../..")
const PLURAL = /_(zero|one|two|few|many|other)$/

const textsOf = (words: Words, path = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === "string" ? [[`${path}${key}`, word]] : textsOf(word, `${path}${key}.`)
  )
const keysOf = (words: Words): Set<string> =>
  new Set(textsOf(words).map(([key]) => key.replace(PLURAL, "")))
const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name!).sort()

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      return entry.name === "__tests__" ? [] : sources(path)
    }
    return /\.tsx?$/.test(entry.name) ? [readFileSync(join(root, path), "utf8")] : []
  })

const code = [...sources("admin"), ...sources("src/admin")].join("\n")
const english = keysOf(en.omni)

/** Keys written out: `t("a.b")`, both sides of `t(x ? "a.b" : "c.d")`, `word="a.b"`, `label: "a.b"`. */
const written = (): string[] => {
  const calls = [...code.matchAll(/\bt\(\s*([^`)]*?)[,)]/g)].flatMap(([, inside]) =>
    [...inside!.matchAll(/"([^"]+)"/g)].map(([, key]) => key!)
  )
  const named = [...code.matchAll(/\b(?:word=|word: |label: )"([a-z_-]+\.[a-z_.-]+)"/g)]
  return [...calls, ...named.map(([, key]) => key!)]
}

/** Keys with a part decided at run time, as patterns: `t(\`pickup.status.${status}\`)`. */
const patterns = (): RegExp[] =>
  [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
    ([, key]) => new RegExp(`^${key!.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[^.]+")}$`)
  )

describe("the words of the dashboard", () => {
  it("are the same in English and in Russian", () => {
    expect([...keysOf(ru.omni)].sort()).toEqual([...english].sort())
  })

  it("have every plural form their language has", () => {
    const forms = (words: Words, needed: string[]) => {
      const keys = new Set(textsOf(words).map(([key]) => key))
      const plural = [...keys].filter((key) => key.endsWith("_other"))
      return plural.flatMap((key) =>
        needed.map((form) => key.replace(PLURAL, `_${form}`)).filter((form) => !keys.has(form))
      )
    }
    expect(forms(en.omni, ["one", "other"])).toEqual([])
    expect(forms(ru.omni, ["one", "few", "many", "other"])).toEqual([])
  })

  it("fill in the same facts in both languages", () => {
    const russian = new Map(textsOf(ru.omni).map(([key, text]) => [key, placeholdersOf(text)]))
    const different = textsOf(en.omni).filter(
      ([key, text]) => `${russian.get(key)}` !== `${placeholdersOf(text)}`
    )
    expect(different).toEqual([])
  })

  it("are empty nowhere, and Russian ones are Russian", () => {
    const latin = textsOf(ru.omni).filter(
      ([, text]) => !/[А-Яа-яЁё]/.test(text.replace(/{{\w+}}/g, ""))
    )
    expect([...textsOf(en.omni), ...textsOf(ru.omni)].filter(([, text]) => !text.trim())).toEqual(
      []
    )
    expect(latin).toEqual([])
  })

  it("exist for every key the pages use", () => {
    expect(written().length).toBeGreaterThan(200)
    expect(written().filter((key) => !english.has(key))).toEqual([])
    expect(patterns().filter((pattern) => ![...english].some((key) => pattern.test(key)))).toEqual(
      []
    )
  })

  it("are all used", () => {
    const used = new Set(written())
    const unused = [...english].filter(
      (key) => !used.has(key) && !patterns().some((pattern) => pattern.test(key))
    )
    expect(unused).toEqual([])
  })
})
