import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import ts from "typescript"
import { OPERATIONS } from "../operations"
import { CODES_OF_ANY_PATH, CODES_OF_EVENTS, type ProblemCode, PROBLEMS } from "../problem-codes"
import { problemsOf } from "../problems"

const SOURCE = join(__dirname, "../../../..")

type Raised = {
  code: string
  status?: number
  retryable: boolean
  /** A literal pointer; undefined where there is none or it is not a literal. */
  pointer?: string
  file: string
}

const treeOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true)

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}

const textOf = (node?: ts.Node): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined

/** Every `problem(status, "code", …)` of a file. */
function problemsIn(file: string): Raised[] {
  const raised: Raised[] = []
  visit(treeOf(file), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "problem") {
      return
    }
    const [status, code, , more] = node.arguments
    const members = more && ts.isObjectLiteralExpression(more) ? more.properties : []
    const member = (name: string) =>
      members.flatMap((each) =>
        ts.isPropertyAssignment(each) && each.name.getText() === name ? [each.initializer] : []
      )[0]
    const text = textOf(code)
    if (text !== undefined) {
      raised.push({
        code: text,
        status: ts.isNumericLiteral(status!) ? Number(status.text) : undefined,
        retryable: member("retryable")?.kind === ts.SyntaxKind.TrueKeyword,
        pointer: textOf(member("pointer")),
        file,
      })
    }
  })
  return raised
}

const STATUS_OF: Record<string, number> = {
  invalid: 400,
  notFound: 404,
  conflict: 409,
  tooMany: 429,
  busy: 503,
}
const RETRYABLE = [429, 503]

/** Every `notFound("code", …)` and its like of a file. */
function refusalsIn(file: string): Raised[] {
  const raised: Raised[] = []
  visit(treeOf(file), (node) => {
    const code = ts.isCallExpression(node) ? textOf(node.arguments[0]) : undefined
    const status = ts.isCallExpression(node) ? STATUS_OF[node.expression.getText()] : undefined
    if (code !== undefined && status !== undefined) {
      raised.push({ code, status, retryable: RETRYABLE.includes(status), file })
    }
  })
  return raised
}

const sourceFiles = (): string[] =>
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("__tests__"))
    .map((file) => join(SOURCE, file))

/** Files whose code a route of tills may run, by their imports. */
function reachable(): string[] {
  const open = sourceFiles().filter((file) => /\/api\/pos\/.*(route|middlewares)\.ts$/.test(file))
  const seen = new Set(open)
  for (const file of open) {
    treeOf(file).forEachChild((node) => {
      if (!(ts.isImportDeclaration(node) || ts.isExportDeclaration(node))) {
        return
      }
      const target = textOf(node.moduleSpecifier)
      const isTypeOnly = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly
      if (!target?.startsWith(".") || isTypeOnly) {
        return
      }
      const base = resolve(dirname(file), target)
      const found = [`${base}.ts`, join(base, "index.ts")].find((path) => existsSync(path))
      if (found && !seen.has(found)) {
        seen.add(found)
        open.push(found)
      }
    })
  }
  return [...seen]
}

/** Imported along with what tills use, but run for shoppers, staff or jobs alone. */
const NOT_FOR_TILLS = [
  /^core\/jobs\//,
  /^modules\/pickup\/operations\/(cart-pickups|holds|seats)\.ts$/,
  /^modules\/pickup\/operations\/commands\/(close|extend|reschedule)\.ts$/,
  /^modules\/pos\/operations\/incidents\.ts$/,
  /^modules\/retail-store\/queries\/write-calendar\.ts$/,
  /^modules\/stock\/operations\//,
  /^workflows\/pickup\/queries\/collection-plan\.ts$/,
]
/** The same of single codes in files that tills use as well. */
const CODES_NOT_FOR_TILLS = [
  "till_was_paired",
  "exception_not_found",
  "identifier_invalid",
  "identifier_taken",
  "award_exists",
  // What the ledger brings an order to is made of what it has: these say that the code is wrong.
  "award_invalid",
  "award_not_found",
  "burn_not_found",
  "expires_before_vesting",
  "returned_too_much",
  // At the desk alone.
  "blind_item_limit",
  "blind_person_limit",
  "refund_kind_not_allowed",
  "goods_not_sold",
  "not_enough_stock",
  "tender_missing",
  "exchange_of_request",
  "points_in_exchange",
  "place_not_offered",
  "nothing_delivered",
  "delivery_address_missing",
  "nothing_collected",
  "contact_missing",
  "pickup_not_in_step",
  "gift_receipt_not_found",
  "too_many_gift_receipts",
  "units_not_on_gift_receipt",
  "identifier_not_found",
  // A till reads the return it has just handed in.
  "return_not_found",
]

const isForTills = ({ code, file }: Raised): boolean =>
  !CODES_NOT_FOR_TILLS.includes(code) &&
  !NOT_FOR_TILLS.some((path) => path.test(relative(SOURCE, file)))

const describedOf = (code: string) => PROBLEMS[code as ProblemCode]

describe("the list of problem codes", () => {
  const problems = sourceFiles().flatMap(problemsIn)
  const refusals = reachable().flatMap(refusalsIn).filter(isForTills)

  it("holds every problem that is raised, with its status, pointer and whether to retry", () => {
    // `invalid_request` is the one code that OAuth wants with another status.
    const ours = problems.filter(
      ({ code, status }) => !(code === "invalid_request" && status === 400)
    )
    const wrong = ours.filter(({ code, status, retryable, pointer }) => {
      const entry = describedOf(code)
      const isSame =
        entry?.status === (status ?? entry?.status) && (entry?.retryable ?? false) === retryable
      return !isSame || (pointer !== undefined && ![pointer, "*"].includes(entry?.pointer ?? ""))
    })
    expect(ours.length).toBeGreaterThan(30)
    expect(wrong).toEqual([])
  })

  it("holds every refusal that the workflows and modules behind tills' routes know", () => {
    const wrong = refusals.filter(({ code, status, retryable }) => {
      const entry = describedOf(code)
      return entry?.status !== status || (entry.retryable ?? false) !== retryable
    })
    expect(refusals.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  it("holds nothing that nobody raises", () => {
    const raised = [...problems, ...refusals].map(({ code }) => code)
    // Raised by a name that is not written out where they are.
    const others = [
      ...["invalid_request", "pickup_transition", "event_id_reused", "seq_reused"],
      "order_not_paid",
    ]
    const idle = Object.keys(PROBLEMS).filter((code) => ![...raised, ...others].includes(code))
    expect(idle).toEqual([])
  })

  it("says of every code where it is met", () => {
    const met = new Set<string>([
      ...OPERATIONS.flatMap((operation) => [...problemsOf(operation).values()].flat()),
      ...CODES_OF_EVENTS,
      ...CODES_OF_ANY_PATH,
    ])
    expect(Object.keys(PROBLEMS).filter((code) => !met.has(code))).toEqual([])
  })
})
