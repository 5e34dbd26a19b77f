import { whyThrown } from '#base'
import type { CheckAnswer, CheckRequest } from './messages.ts'

type Check = (text: string, dataDir: string) => Promise<CheckAnswer>

/** The tool of each language that has one for the browser; each comes when it is first asked. */
const CHECKS: Readonly<Record<string, Check>> = {
  sql: async (text, dataDir) => (await import('./with-postgres.ts')).checkSql(text, dataDir),
  prisma: async (text) => (await import('./with-prisma.ts')).checkPrisma(text),
  drizzle: async (text) => (await import('./with-typescript.ts')).checkDrizzle(text),
  dbml: async (text) => (await import('./with-dbml.ts')).checkDbml(text),
}

const failed = (problem: unknown): CheckAnswer => ({
  by: null,
  why: whyThrown(problem),
})

self.onmessage = async ({ data: { language, text, dataDir } }: MessageEvent<CheckRequest>) => {
  const check = CHECKS[language]
  const answer: CheckAnswer = check ? await check(text, dataDir).catch(failed) : { by: null, why: null }
  postMessage(answer)
}
