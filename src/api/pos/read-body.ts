import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import bodyParser from "body-parser"
import { type Problem, problem, ProblemError } from "../../core/problem"
import { withProblems } from "./with-problems"

/** After inflating: what is larger is not read to its end. */
export const MAX_BODY_BYTES = 1024 * 1024

const readRaw = bodyParser.raw({ limit: MAX_BODY_BYTES, inflate: true, type: () => true })

type ReadError = { type?: string; status?: number }

const REFUSALS: Record<string, Problem> = {
  "entity.too.large": problem(413, "body_too_large", "The body is larger than 1 MiB", {
    detail: "Inflated it may have 1048576 bytes. Send fewer events at once.",
  }),
  "encoding.unsupported": problem(
    415,
    "unsupported_encoding",
    "The content encoding is not known",
    {
      detail: "Use gzip, deflate, or none.",
    }
  ),
}

const UNREADABLE = problem(400, "unreadable_body", "The body could not be read to its end", {
  detail: "It was cut off, or is not in the encoding it says it is.",
  retryable: true,
})

function readBytes(req: MedusaRequest, res: MedusaResponse): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readRaw(req, res, (error?: unknown) => {
      if (error) {
        const { type = "", status = 500 } = error as ReadError
        const known = REFUSALS[type] ?? (status < 500 ? UNREADABLE : undefined)
        reject(known ? new ProblemError(known) : error)
        return
      }
      const body: unknown = req.body
      resolve(Buffer.isBuffer(body) ? body : Buffer.alloc(0))
    })
  })
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ProblemError(problem(400, "invalid_utf8", "The body is not UTF-8"))
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = (error as Error).message
    throw new ProblemError(problem(400, "invalid_json", "The body is not JSON", { detail }))
  }
}

/** Form-encoded, as OAuth 2 asks for tokens (RFC 6749, 4.4.2). */
const parseForm = (text: string): unknown => Object.fromEntries(new URLSearchParams(text))

const isForm = (req: MedusaRequest): boolean =>
  req.is("application/x-www-form-urlencoded") === "application/x-www-form-urlencoded"

/**
 * Reads the body as JSON, or as a form; keeps its bytes in `rawBody`, for signatures. Problems: 400
 * `unreadable_body`, `invalid_utf8`, `invalid_json`; 413 `body_too_large`; 415 `unsupported_encoding`.
 */
export const readBody = withProblems(
  async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const bytes = await readBytes(req, res)
    req.rawBody = bytes
    const text = decode(bytes)
    req.body = text === "" ? {} : isForm(req) ? parseForm(text) : parseJson(text)
    next()
  }
)
