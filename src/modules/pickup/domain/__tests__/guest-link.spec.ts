import { signGuestLink, verifyGuestLink } from "../guest-link"
import { keyedHash } from "../../../../core/keyed-hash"

const SECRET = "a secret of the tests"
const now = new Date("2026-03-02T09:00:00Z")
const later = new Date("2026-03-03T09:00:00Z")
const opened = { order_id: "order_01ABC", expires_at: later }
const token = signGuestLink(SECRET, opened)

it("opens the order it was made for until it runs out", () => {
  expect(verifyGuestLink(SECRET, token, now)).toEqual(opened)
  expect(verifyGuestLink(SECRET, token, new Date(later.getTime() - 1))).toEqual(opened)
  expect(verifyGuestLink(SECRET, token, later)).toBeNull()
})

it("is short and may stand in a header and in an address", () => {
  expect(token).toMatch(/^[A-Za-z0-9._-]{1,128}$/)
})

it("opens nothing once any sign of it was changed, cut or added", () => {
  for (let place = 0; place < token.length; place++) {
    const other = token[place] === "x" ? "y" : "x"
    expect(
      verifyGuestLink(SECRET, token.slice(0, place) + other + token.slice(place + 1), now)
    ).toBeNull()
    expect(verifyGuestLink(SECRET, token.slice(0, place), now)).toBeNull()
  }
  expect(verifyGuestLink(SECRET, `${token}.`, now)).toBeNull()
  expect(verifyGuestLink(SECRET, `${token}A`, now)).toBeNull()
  expect(verifyGuestLink(SECRET, token.repeat(50), now)).toBeNull()
})

it("opens nothing under another secret or in another version", () => {
  expect(verifyGuestLink("another secret here", token, now)).toBeNull()
  const signed = "2.order_01ABC.zzzzzz"
  const mac = keyedHash(SECRET, "guest-link", signed).toString("base64url")
  expect(verifyGuestLink(SECRET, `${signed}.${mac}`, now)).toBeNull()
})

it("does not take a hash made for another purpose", () => {
  const signed = token.slice(0, token.lastIndexOf("."))
  const mac = keyedHash(SECRET, "pickup-code-hash", signed).toString("base64url")
  expect(verifyGuestLink(SECRET, `${signed}.${mac}`, now)).toBeNull()
})

it("is not made for an id that could carry signs of its own", () => {
  expect(() => signGuestLink(SECRET, { order_id: "order.1", expires_at: later })).toThrow(
    expect.objectContaining({ type: "invalid_argument", code: "invalid_link_id" })
  )
})
