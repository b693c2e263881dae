import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import bodyParser from "body-parser"
import { jsonErrorPosition } from "../../core/json-position"
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
    { detail: "Use gzip, deflate, or none." }
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
  } catch {
    const detail = `It stops being JSON at character ${jsonErrorPosition(text)}, counted from 0.`
    throw new ProblemError(problem(400, "invalid_json", "The body is not JSON", { detail }))
  }
}

/** A name given twice means nothing (RFC 6749, 3.2). */
function parseForm(text: string): unknown {
  const fields = [...new URLSearchParams(text)]
  const form = Object.fromEntries(fields)
  if (Object.keys(form).length < fields.length) {
    throw new ProblemError(problem(400, "invalid_request", "The form names a field twice"))
  }
  return form
}

const FORM = "application/x-www-form-urlencoded"

/** What parses the body as it says it is written. Without a word about it, it is JSON. */
function parserOf(req: MedusaRequest, takesForms: boolean): (text: string) => unknown {
  if (!req.get("content-type") || req.is(["application/json", "application/*+json"])) {
    return parseJson
  }
  if (takesForms && req.is(FORM)) {
    return parseForm
  }
  throw new ProblemError(
    problem(415, "unsupported_media_type", "The body is not in a form that is read here", {
      detail: `Send it as application/json${takesForms ? ` or ${FORM}` : ""}, in UTF-8.`,
    })
  )
}

/**
 * Reads the body as JSON and keeps its bytes in `rawBody`, for signatures; without a body it is `{}`. Problems:
 * 400 `unreadable_body`, `invalid_utf8`, `invalid_json`; 413 `body_too_large`; 415 `unsupported_encoding`,
 * `unsupported_media_type`.
 */
export const readBody = reader(false)

/** The same for OAuth's token request, which is a form (RFC 6749, 4.4.2) or JSON. */
export const readFormOrJson = reader(true)

function reader(takesForms: boolean) {
  return withProblems(async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const bytes = await readBytes(req, res)
    req.rawBody = bytes
    const text = decode(bytes)
    req.body = text === "" ? {} : parserOf(req, takesForms)(text)
    next()
  })
}
