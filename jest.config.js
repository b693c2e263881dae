const { loadEnv } = require("@medusajs/framework/utils")
loadEnv("test", process.cwd())

module.exports = {
  testEnvironment: "node",
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      // As TypeScript builds it: an `import()` stays one, so that it may load an ES module.
      { module: { type: "commonjs", ignoreDynamic: true }, jsc: { parser: { syntax: "typescript", decorators: true }, transform: { decoratorMetadata: true }, target: "es2021" } },
    ],
  },
  setupFiles: ["<rootDir>/integration-tests/setup.js"],
  testMatch: ["**/*.spec.ts"],
  testTimeout: 60_000,
  testSequencer: "<rootDir>/scripts/lib/longest-first.cjs",
  // Medusa keeps timers and pools of its own open after its shutdown.
  forceExit: true,
  // Each booted shop leaves some memory behind; a worker that holds too much is replaced between files.
  workerIdleMemoryLimit: "2GB",
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.data/"],
}
