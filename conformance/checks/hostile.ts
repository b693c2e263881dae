import { type Check, chapter, must } from "../check"
import { bytesOf, GZIP, gzipped } from "../client"
import { type Kit, refused, said } from "../kit"
import { sale } from "../sales"

const MEGABYTE = 1024 * 1024

type Body = [bytes: Uint8Array, headers?: Record<string, string>]

/** A body that is refused as a whole, after which the server still works. */
const bodyRefused =
  (make: () => Body, status: number, code: string): Check["run"] =>
  async (kit) => {
    const [bytes, headers = {}] = make()
    refused(await kit.till.send("POST", "/pos/v1/events", { bytes, headers }), status, code)
    await stillWorks(kit)
  }

async function stillWorks(kit: Kit): Promise<void> {
  await kit.accepted([kit.till.event("sale.completed", sale())])
}

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`

export const hostile = chapter("hostile", {
  "zip-bomb": bodyRefused(
    () => [gzipped(new Uint8Array(200 * MEGABYTE).fill(0x20)), GZIP],
    413,
    "body_too_large"
  ),
  "cut-gzip": bodyRefused(
    () => [gzipped(bytesOf('{"events":[]}')).subarray(0, 12), GZIP],
    400,
    "unreadable_body"
  ),
  "false-gzip": bodyRefused(() => [bytesOf('{"events":[]}'), GZIP], 400, "unreadable_body"),
  "unknown-encoding": bodyRefused(
    () => [bytesOf("{}"), { "content-encoding": "zstd" }],
    415,
    "unsupported_encoding"
  ),
  "bad-utf8": bodyRefused(
    () => [new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    400,
    "invalid_utf8"
  ),
  "bad-json": bodyRefused(() => [bytesOf('{"events":[')], 400, "invalid_json"),
  "not-a-number": bodyRefused(() => [bytesOf('{"events":[NaN]}')], 400, "invalid_json"),
  "wrong-shape": bodyRefused(() => [bytesOf('[{"events":[]}]')], 422, "invalid_request"),
  "no-events": bodyRefused(() => [bytesOf('{"events":[]}')], 422, "invalid_request"),
  "xml-bomb": bodyRefused(
    () => [
      bytesOf('<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
      { "content-type": "application/xml" },
    ],
    415,
    "unsupported_media_type"
  ),
  "deep-nesting": async (kit) => {
    const bytes = bytesOf(`{"events":[${nested(100_000)}]}`)
    const answer = await kit.till.send("POST", "/pos/v1/events", { bytes })
    must(answer.status < 500, said(answer))
    await stillWorks(kit)
  },
  "nul-in-a-text": async (kit) => {
    const event = kit.till.event("sale.completed", sale({ note: "a\u0000b" }))
    const { status } = await kit.result(event)
    must(status === "rejected" || status === "applied", `it is ${status}`)
    await stillWorks(kit)
    await kit.heal()
  },
  "half-a-character": async (kit) => {
    const event = kit.till.event("sale.completed", sale({ note: "a\ud800b" }))
    const { status } = await kit.result(event)
    must(status === "rejected" || status === "applied", `it is ${status}`)
    await stillWorks(kit)
    await kit.heal()
  },
  "proto-in-the-data": async (kit) => {
    const event = kit.till.event("sale.completed", sale())
    const text = JSON.stringify({ events: [event] }).replace(
      '"data":{',
      '"data":{"__proto__":{"isAdmin":true},'
    )
    const answer = await kit.till.send("POST", "/pos/v1/events", { bytes: bytesOf(text) })
    must(answer.status < 500, said(answer))
    await stillWorks(kit)
    await kit.heal()
  },
})
