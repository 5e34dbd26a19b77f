import { apply, emptyDesign, holdText } from '#model'
import type { Postgres } from '#postgres'
import { placesInParts } from '../bundle.ts'
import type { Imported, Importer, ImportOptions } from '../importer.ts'
import { partsOf, SQL_PATH } from './bundle.ts'
import { readBack } from './read-back.ts'
import { impliedExtensions } from './remedy.ts'
import { runPieces } from './run.ts'
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

async function read(open: OpenPostgres, text: string, options: ImportOptions): Promise<Imported | null> {
  await options.onProgress?.({ stage: 'splitting', done: 0, total: 1 })
  // Postgres starts while the text is read: much of it is waiting.
  const opening = open(extensionsIn(text))
  const splitting = loadParser().then(() => split(text))
  const [db] = await Promise.all([opening, splitting.catch(() => null)])
  try {
    const run = await runPieces(db, await splitting, options)
    if (!run || options.cancelled?.()) return null
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    const imported = placed(await readBack(db, run, { name: options.name }), text)
    return options.isFile ? standing(imported, text) : imported
  } finally {
    await db.close()
  }
}

/** What is told has its place in its own file, where the text holds several. */
function placed(imported: Imported, text: string): Imported {
  const parts = partsOf(text, SQL_PATH)
  if (parts.length === 1) return imported
  const place = placesInParts(text, parts)
  return {
    ...imported,
    ledger: imported.ledger.map((it) => ({ ...it, at: place(it.at) })),
    notices: imported.notices.map((it) => (it.at ? { ...it, at: place(it.at) } : it)),
  }
}

/** Beyond that it is a dump with its rows, and no file that someone writes. */
const MOST_HELD = 2_000_000

/** What pg_dump says at the head, or sets where that was cut away: nobody laid such a text out. */
const DUMPED = /^--\s*PostgreSQL database (?:cluster )?dump\b|\bpg_catalog\.set_config\('search_path'/m
const HEAD = 4000

/** Comments and layout stay in the script, which stands beside the design. */
function standing(imported: Imported, text: string): Imported {
  const { design, notices } = imported
  const isDumped = DUMPED.test(text.slice(0, HEAD))
  if (text.length <= MOST_HELD && !isDumped)
    return { ...imported, design: apply(design, holdText(design, { language: 'sql', path: SQL_PATH, text })) }
  const why = isDumped ? 'was written by pg_dump' : `has ${millions(text.length)} characters`
  const message = `The script ${why}: its comments and layout are not kept beside the design`
  return { ...imported, notices: [...notices, { code: 'import/not-held', severity: 'info', message }] }
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
  /\b((create|alter|drop)\s+(or\s+replace\s+)?(table|type|schema|extension|view|materialized|index|unique|function|procedure|sequence|domain|policy|trigger)|comment\s+on|insert\s+into|pg_dump|references)\b/gi

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
