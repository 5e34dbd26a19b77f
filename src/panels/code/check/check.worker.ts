import type { CheckAnswer, CheckRequest, Fault } from './messages.ts'

type Check = (text: string, dataDir: string) => Promise<CheckAnswer>

/** The tool of each language that has one for the browser; each comes when it is first asked. */
const CHECKS: Readonly<Record<string, Check>> = {
  sql: async (text, dataDir) => (await import('./with-postgres.ts')).checkSql(text, dataDir),
  prisma: async (text) => (await import('./with-prisma.ts')).checkPrisma(text),
  drizzle: async (text) => (await import('./with-typescript.ts')).checkDrizzle(text),
  dbml: async (text) => (await import('./with-dbml.ts')).checkDbml(text),
}

const failed = (problem: unknown): Fault => ({
  message: problem instanceof Error ? problem.message : String(problem),
  severity: 'error',
  from: 0,
  to: 0,
})

self.onmessage = async ({ data: { language, text, dataDir } }: MessageEvent<CheckRequest>) => {
  const check = CHECKS[language]
  const answer: CheckAnswer = check
    ? await check(text, dataDir).catch((problem: unknown) => ({ by: null, faults: [failed(problem)] }))
    : { by: null, faults: [] }
  postMessage(answer)
}
