import { spawn } from 'node:child_process'

/** What a stage of the tests came to. A check that has no count of its own is one test. */
export type Outcome = {
  readonly title: string
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly string[]
  /** What failed and how, told again at the very end. */
  readonly faults: readonly string[]
  readonly seconds: number
}

/** Runs a command, its output shown as it comes; gives its exit code and seconds. */
export async function runCommand(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; seconds: number }> {
  const start = performance.now()
  const code = await new Promise<number>((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    child.on('error', () => resolve(127))
    child.on('exit', (status) => resolve(status ?? 1))
  })
  return { code, seconds: (performance.now() - start) / 1000 }
}

/** A check that passes or fails as a whole. */
export async function check(title: string, script: string, args: readonly string[] = []): Promise<Outcome> {
  console.log(`\n── ${title}`)
  const { code, seconds } = await runCommand(process.execPath, [script, ...args])
  return { title, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], faults: [], seconds }
}
