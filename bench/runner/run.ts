import { mkdirSync, writeFileSync } from "node:fs"
import { arch, cpus, platform, totalmem } from "node:os"
import { join } from "node:path"
import { type BenchmarkResult, table } from "./table"

const FOLDER = join(__dirname, "..")

/** What a file `bench/<name>.ts` exports. */
type Benchmark = {
  run: (
    report: (text: string) => void
  ) => Promise<{ parameters: object; results: BenchmarkResult[] }>
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

function machine() {
  const processors = cpus()
  return {
    cpu: processors[0]?.model ?? "unknown",
    cores: processors.length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
  }
}

async function main(name: string): Promise<void> {
  // Not `import()`: ts-node reads TypeScript for `require` alone.
  const benchmark = require(join(FOLDER, `${name}.ts`)) as Benchmark
  const { parameters, results } = await benchmark.run(say)
  const report = { name, at: new Date().toISOString(), machine: machine(), parameters, results }
  const folder = join(FOLDER, "results")
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`)
  say(`\n${table(results)}\n\nwritten to bench/results/${name}.json`)
}

main(process.argv[2] ?? "").then(
  // Medusa keeps timers of its own open.
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  }
)
