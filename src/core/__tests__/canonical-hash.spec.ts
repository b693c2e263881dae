import { canonicalHash } from "../canonical-hash"

describe("canonicalHash", () => {
  it("is the SHA-256 of JSON with sorted keys, as it is kept beside events for years", () => {
    const value = { b: [1, null, { z: "ы", a: [] }], a: { "10": true, "9": -0.5 }, none: undefined }
    // printf '%s' '{"a":{"10":true,"9":-0.5},"b":[1,null,{"a":[],"z":"ы"}]}' | sha256sum
    expect(canonicalHash(value)).toBe(
      "3c5b4cf787462a249a5b0ce88aa4df005ae7f89a75cb99efd2f347722ea4b421"
    )
  })
})
