import { mayRunJobs } from "../may-run-jobs"

describe("which process works jobs", () => {
  it.each([
    ["server", {}, false],
    ["server", { OMNICHANNEL_JOBS: "on" }, false],
    ["worker", {}, true],
    ["shared", { NODE_ENV: "production" }, true],
    ["shared", { OMNICHANNEL_JOBS: "off" }, false],
    ["shared", { NODE_ENV: "test" }, false],
    ["worker", { NODE_ENV: "test", OMNICHANNEL_JOBS: "on" }, true],
  ] as const)("%s with %j: %s", (mode, environment, runs) => {
    expect(mayRunJobs(mode, environment)).toBe(runs)
  })
})
