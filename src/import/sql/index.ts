import { ranksBetween } from '#base'
import { apply, type Change, type DbObject, type Id, lastRank, make, type Notice } from '#model'
import { hasExtension, type Postgres, type Ref, readCatalog } from '#postgres'
import type { Imported, Importer, ImportOptions } from '../importer.ts'
import { holdUnread, rawObjects } from './keep.ts'
import { ledgerOf, noticesOf } from './ledger.ts'
import { type Ran, runPieces } from './run.ts'
import { split } from './split.ts'
import { loadParser } from './statement.ts'

/** Opens an empty Postgres with these extensions at hand. The caller's, since a browser and Node differ in how. */
export type OpenPostgres = (extensions: readonly string[]) => Promise<Postgres>

const MOST_CHARACTERS = 64_000_000

const EXTENSION = /create\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][\w-]*))/gi

/** The extensions that a text asks for. A regular expression is enough: at worst one too many is made ready. */
const extensionsIn = (text: string): readonly string[] =>
  [...text.matchAll(EXTENSION)].map((found) => found[1] ?? found[2]?.toLowerCase() ?? '')

/** Extensions that PGlite lacks are in the design all the same, as the script asked for them. */
function missingExtensions(all: readonly Ran[], rank: string): { changes: Change[]; notices: Notice[] } {
  const names = new Map<string, Ran>()
  for (const ran of all)
    if (ran.treatment.do === 'extension' && ran.treatment.name !== 'plpgsql' && !hasExtension(ran.treatment.name))
      names.set(ran.treatment.name, ran)
  return {
    changes: [...names.keys()].map((name) => ({
      op: 'add',
      object: make('extension', { name, parent: null, rank }) as DbObject,
    })),
    notices: [...names].map(([name, ran]) => ({
      code: 'import/extension-missing',
      severity: 'warning',
      message: `The Postgres inside has no extension ${name}: the design asks for it, but what needs its types or functions was refused`,
      at: ran.piece.at,
    })),
  }
}

async function read(open: OpenPostgres, text: string, options: ImportOptions): Promise<Imported | null> {
  await options.onProgress?.({ stage: 'splitting', done: 0, total: 1 })
  await loadParser()
  const pieces = split(text)
  const db = await open(extensionsIn(text))
  try {
    const all = await runPieces(db, pieces, options)
    if (!all || options.cancelled?.()) return null
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    return await readBack(db, all, options)
  } finally {
    await db.close()
  }
}

async function readBack(db: Postgres, all: readonly Ran[], options: ImportOptions): Promise<Imported> {
  await db.exec('drop event trigger if exists schemawright_log')
  const { held, ids: rawIds } = await holdUnread(db, all)
  const catalog = await readCatalog(db, rawIds, options.name)
  const uses = (refs: readonly Ref[]): readonly Id[] =>
    refs.flatMap((ref) => (catalog.needs.get(ref) ?? []).flatMap((need) => catalog.ids.get(need) ?? []))
  const raws = rawObjects(held, ranksBetween(lastRank(catalog.design, null), null, held.length), uses)
  const missing = missingExtensions(all, 'a1')
  const design = apply(catalog.design, [...missing.changes, ...raws.map((object): Change => ({ op: 'add', object }))])
  const ledger = ledgerOf(all, new Set(held.flatMap((it) => it.statement ?? [])))
  return { design, ledger, notices: [...missing.notices, ...noticesOf(ledger)] }
}

const WORDS =
  /\b(create\s+(table|type|schema|extension|view|index|unique|function|sequence)|alter\s+table|insert\s+into|pg_dump|references)\b/gi

/** PostgreSQL: text is run in a Postgres and its catalog read back, so that nothing is guessed. */
export function sqlImporter(open: OpenPostgres): Importer {
  return {
    id: 'sql',
    title: 'PostgreSQL',
    sniff: (text) => Math.min(1, [...text.slice(0, 200_000).matchAll(WORDS)].length / 3),
    read: async (text, options = {}) => {
      if (text.length <= MOST_CHARACTERS) return read(open, text, options)
      return null
    },
  }
}
