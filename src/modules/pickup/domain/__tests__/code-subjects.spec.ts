import { trySubjects } from "../code-subjects"

const SECRET = "a secret of the tests"
const limits = { device: 10, store: 30, address: 20 }
const addressKey = (ip: string) =>
  trySubjects(SECRET, { device_id: "u", retail_store_ids: [], ip }, limits)[1]?.key

it("counts a try for the device, every store looked into, once, and the address", () => {
  const subjects = trySubjects(
    SECRET,
    { device_id: "user_1", retail_store_ids: ["rst_1", "rst_2", "rst_1"], ip: "203.0.113.7" },
    limits
  )
  expect(subjects).toEqual([
    { key: "device:user_1", limit: 10 },
    { key: "store:rst_1", limit: 30 },
    { key: "store:rst_2", limit: 30 },
    { key: expect.stringMatching(/^address:[0-9a-f]{32}$/), limit: 20 },
  ])
  expect(JSON.stringify(subjects)).not.toContain("203.0.113.7")
})

it("does without an address when the connection has none", () => {
  const caller = { device_id: "user_1", retail_store_ids: [], ip: undefined }
  expect(trySubjects(SECRET, caller, limits)).toEqual([{ key: "device:user_1", limit: 10 }])
})

it.each([
  ["an IPv4 address written as IPv6", "203.0.113.7", "::ffff:203.0.113.7", true],
  ["the last half of an IPv6 address", "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:1", true],
  ["another spelling", "2001:DB8:0001:2::1", "2001:db8:1:2:0:0:0:1", true],
  ["another IPv6 network", "2001:db8:1:2::1", "2001:db8:1:3::1", false],
  ["another short IPv6 network", "2001:db8::1", "2001:db8:0:1::1", false],
  ["another IPv4 address", "203.0.113.7", "203.0.113.8", false],
])("takes %s for the same address: %s and %s, %s", (_, one, other, same) => {
  expect(addressKey(one) === addressKey(other)).toBe(same)
})
