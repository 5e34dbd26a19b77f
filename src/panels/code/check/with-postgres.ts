import { extensionsIn, ScriptReader, split } from '#import'
import { openPostgres } from '#postgres'
import { fetchDataDir } from '../../data-dir.ts'
import type { CheckAnswer } from './messages.ts'

let dataDir = ''
const reader = new ScriptReader(async (extensions) => {
  const kept = await fetchDataDir(dataDir)
  return openPostgres({ extensions, ...(kept ? { dataDir: kept } : {}) })
})

/** What Postgres refuses of a script that it runs from the beginning. */
export async function checkSql(text: string, url: string): Promise<CheckAnswer> {
  dataDir = url
  const pieces = split(text).filter((it) => it.sort === 'statement')
  const done = await reader.read({ given: '', pieces, extensions: extensionsIn(text) })
  const refused = (done?.ledger ?? []).filter((it) => it.fate === 'refused')
  const db = await reader.ready()
  const { rows } = await db.query<{ server_version: string }>('show server_version')
  return {
    by: `PostgreSQL ${rows[0]?.server_version.replace(/ .*/, '') ?? ''}`,
    faults: refused.map(({ message, at }) => ({
      message: message ?? '',
      severity: 'error',
      from: at.from,
      to: Math.min(at.to, at.from + (/^[\w$]*/.exec(text.slice(at.from, at.from + 64))?.[0].length || 1)),
    })),
  }
}
