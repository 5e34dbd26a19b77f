import { ranksBetween } from '#base'
import {
  apply,
  type Change,
  type DbObject,
  emptyDesign,
  type Id,
  type Kind,
  kindOf,
  lastRank,
  make,
  type Notice,
} from '#model'
import { hasExtension, idOfRef, type Postgres, type Ref, readCatalog, type Unread, usualSettings } from '#postgres'
import type { Imported, Importer, ImportOptions } from '../importer.ts'
import { holdUnread, rawObjects } from './keep.ts'
import { ledgerOf, noticesOf } from './ledger.ts'
import { impliedExtensions, type Remedy } from './remedy.ts'
import { type Ran, readPieces, runPieces } from './run.ts'
import { split } from './split.ts'
import { loadParser } from './statement.ts'

/** Opens an empty Postgres with these extensions at hand. The caller's, since a browser and Node differ in how. */
export type OpenPostgres = (extensions: readonly string[]) => Promise<Postgres>

const MOST_CHARACTERS = 64_000_000

const EXTENSION = /create\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][\w-]*))/gi

/** The extensions that a text asks for or seems to need. A regular expression is enough: at worst one too many is made ready. */
export const extensionsIn = (text: string): readonly string[] => [
  ...[...text.matchAll(EXTENSION)].map((found) => found[1] ?? found[2]?.toLowerCase() ?? ''),
  ...impliedExtensions(text),
]

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

/** What the script relied on and did not make. What is given belongs to the server, so only what is in the design is told. */
function remedyNotices(remedies: readonly Remedy[]): Notice[] {
  const told = new Map(remedies.filter((it) => it.what !== 'given').map((it) => [`${it.what} ${it.name}`, it]))
  return [...told.values()].map((it) => ({
    code: 'import/relied-on',
    severity: 'warning',
    message: `The script relies on ${it.what} ${it.name} without making it; it was added to the design`,
  }))
}

const lostNotice = (it: Unread): Notice => ({
  code: 'import/not-held',
  severity: 'warning',
  message: `${it.type} ${it.identity} is not kept: no statement of the script could be found that makes it by itself`,
})

const orphanNotice = ({ kind, name }: { kind: Kind; name: string }): Notice => ({
  code: 'import/not-held',
  severity: 'warning',
  message: `The ${kindOf(kind).label.one} ${name} is not kept: what it stands under is held as text`,
})

async function read(open: OpenPostgres, text: string, options: ImportOptions): Promise<Imported | null> {
  await options.onProgress?.({ stage: 'splitting', done: 0, total: 1 })
  // Postgres starts while the text is read: much of it is waiting.
  const opening = open(extensionsIn(text))
  const reading = loadParser().then(() => readPieces(split(text)))
  const [db] = await Promise.all([opening, reading.catch(() => null)])
  try {
    const run = await runPieces(db, await reading, options)
    if (!run || options.cancelled?.()) return null
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    return await readBack(db, run, options)
  } finally {
    await db.close()
  }
}

/** Owners are no part of a design: whoever runs it owns what it makes, and what was granted is told from there. */
const OWN_ALL = `do $$ declare it record; begin
  for it in select rolname from pg_roles where oid >= 16384 loop
    execute format('reassign owned by %I to current_user', it.rolname); end loop;
end $$`

async function readBack(
  db: Postgres,
  run: { all: readonly Ran[]; remedies: readonly Remedy[] },
  options: ImportOptions,
): Promise<Imported> {
  const { all, remedies } = run
  await db.exec('drop event trigger if exists schemawright_log')
  await db.exec(OWN_ALL)
  await usualSettings(db)
  const { held, lost, ids: rawIds } = await holdUnread(db, all)
  const catalog = await readCatalog(db, rawIds, options.name)
  const idsOf = (refs: readonly Ref[]) => refs.flatMap((ref) => idOfRef(ref, catalog.ids) ?? [])
  const uses = (refs: readonly Ref[]): readonly Id[] =>
    refs.flatMap((ref) => idsOf((catalog.needs.get(ref) ?? []).map((need) => need.ref)))
  const raws = rawObjects(held, ranksBetween(lastRank(catalog.design, null), null, held.length), uses)
  const missing = missingExtensions(all, 'a1')
  const design = apply(catalog.design, [...missing.changes, ...raws.map((object): Change => ({ op: 'add', object }))])
  const ledger = ledgerOf(all, new Set(held.flatMap((it) => it.statement ?? [])))
  return {
    design,
    ledger,
    notices: [
      ...missing.notices,
      ...remedyNotices(remedies),
      ...lost.map(lostNotice),
      ...catalog.orphans.map(orphanNotice),
      ...noticesOf(ledger),
    ],
  }
}

const millions = (characters: number): string => `${(characters / 1_000_000).toLocaleString('en')} million`

const tooLarge = (text: string, { name }: ImportOptions): Imported => ({
  design: emptyDesign(name),
  ledger: [],
  notices: [
    {
      code: 'import/too-large',
      severity: 'error',
      message: `The text has ${millions(text.length)} characters, and at most ${millions(MOST_CHARACTERS)} can be imported. A dump without its rows (pg_dump --schema-only) is far smaller`,
    },
  ],
})

const WORDS =
  /\b(create\s+(table|type|schema|extension|view|index|unique|function|sequence)|alter\s+table|insert\s+into|pg_dump|references)\b/gi

/** PostgreSQL: text is run in a Postgres and its catalog read back, so that nothing is guessed. */
export function sqlImporter(open: OpenPostgres): Importer {
  return {
    id: 'sql',
    title: 'PostgreSQL',
    sniff: (text) => Math.min(1, [...text.slice(0, 200_000).matchAll(WORDS)].length / 3),
    read: async (text, options = {}) => {
      if (text.length > MOST_CHARACTERS) return tooLarge(text, options)
      return read(open, text, options)
    },
  }
}
