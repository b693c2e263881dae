const { statSync } = require("node:fs")

/** Minutes each, whatever the size of their files. One that began last would leave the other worker without work. */
const LONGEST = [
  "loyalty/__tests__/random-lives.module.spec.ts",
  "browser/admin.spec.ts",
  "browser/returns.spec.ts",
  "pos/convergence.spec.ts",
  "admin/return-crash.spec.ts",
  "pos/fleet.spec.ts",
  "admin/return-store-credit.spec.ts",
  "store/crash-repair.spec.ts",
]

const place = ({ path }) => {
  const index = LONGEST.findIndex((name) => path.endsWith(name))
  return index === -1 ? LONGEST.length : index
}

/** Jest's order of test files: the longest first, the rest by size, as Jest itself does on a fresh machine. */
module.exports = class LongestFirst {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]))
    return [...tests].sort((a, b) => place(a) - place(b) || sizes.get(b) - sizes.get(a))
  }

  shard(tests) {
    return tests
  }

  allFailedTests(tests) {
    return tests
  }

  cacheResults() {}
}
