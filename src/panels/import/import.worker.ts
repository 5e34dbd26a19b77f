import { whyThrown } from '#base'
import type { ImportAnswer, ImportRequest } from './import-messages.ts'
import { prepare } from './prepared-postgres.ts'

/** The languages: while they are loaded, Postgres starts. */
const reading = import('./reading.ts')

const failed = (problem: unknown): void => {
  const answer: ImportAnswer = { tell: 'failed', message: whyThrown(problem) }
  postMessage(answer)
}

self.onmessage = ({ data }: MessageEvent<ImportRequest>) => {
  if (data.ask === 'prepare') prepare(data.dataDir)
  else reading.then(({ answer }) => answer(data)).catch(failed)
}
