import { whyThrown } from '#base'
import {
  dbmlImporter,
  drizzleImporter,
  extensionsIn,
  type Imported,
  type ImportOptions,
  type LedgerEntry,
  oneText,
  prismaImporter,
  sqlImporter,
  sqlmodelImporter,
} from '#import'
import { type Design, extensionsOf, type Notice } from '#model'
import { fromFile } from '#share'
import { type Io, Stop } from './command.ts'
import { noticeLine } from './notice-line.ts'
import { openHere } from './open-here.ts'

export type Loaded = {
  readonly design: Design
  readonly notices: readonly Notice[]
  readonly ledger: readonly LedgerEntry[] | null
  /** The script itself, where the file is one. */
  readonly sql: string | null
  /** What a Postgres that is to hold it must have at hand. */
  readonly extensions: readonly string[]
}

const importer = () => sqlImporter(openHere)

/** Reads SQL text into a design. */
export async function importSql(text: string, options: ImportOptions = {}): Promise<Imported> {
  const imported = await importer().read(text, options)
  if (!imported) throw new Stop(3, 'The import was cancelled')
  const refused = imported.notices.find((it) => it.code === 'import/too-large')
  if (refused) throw new Stop(3, refused.message, imported.notices)
  return imported
}

/** The text of a file; stops with a message where it can't be read. */
export async function readText(path: string, io: Io): Promise<string> {
  try {
    return await io.readFile(path)
  } catch (error) {
    throw new Stop(3, `${path}: ${whyThrown(error)}`)
  }
}

const nameOf = (path: string): string =>
  path
    .replace(/[/\\]+$/, '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.(schemawright\.)?(json|sql|ddl|prisma|dbml|ts|py|dump|backup|tar)(\.gz)?$/, '')

/** The text of a file, or of a project's schema where the path is a folder. */
async function textAt(path: string, io: Io): Promise<string> {
  const files = path === '-' ? null : await io.readFolder(path.replace(/[/\\]+$/, ''))
  for (const it of files?.notices() ?? []) io.err(noticeLine(it, path))
  return (files && oneText(files.texts)?.text) ?? readText(path, io)
}

/** A design from a file: one of ours, or anything that an importer knows. What could not be read is in its notices. */
export async function load(path: string, io: Io): Promise<Loaded> {
  const text = await textAt(path, io)
  if (/^\s*\{/.test(text)) {
    const { design, notices } = fromFile(text)
    if (!design) throw new Stop(3, notices[0]?.message ?? 'This is not a design file', notices)
    return { design, notices, ledger: null, sql: null, extensions: extensionsOf(design) }
  }
  for (const it of [prismaImporter, drizzleImporter, sqlmodelImporter, dbmlImporter]) {
    const imported = it.sniff(text) > 0 ? await it.read(text, { name: nameOf(path) }) : null
    if (imported) return { ...imported, sql: null, extensions: extensionsOf(imported.design) }
  }
  if (importer().sniff(text) === 0)
    throw new Stop(
      3,
      `${path}: this is neither a design file, PostgreSQL, DBML nor models of Prisma, Drizzle or SQLModel`,
    )
  const imported = await importSql(text, { name: nameOf(path), isFile: true })
  return { ...imported, sql: text, extensions: extensionsIn(text) }
}

/** Whether it tells of something that the design lacks or has otherwise. */
export const isLoss = (it: Notice): boolean => it.severity !== 'info'

/** The same for a command that speaks of something else: what could not be read is told beside its answer. */
export async function loadAloud(path: string, io: Io): Promise<Loaded> {
  const loaded = await load(path, io)
  for (const it of loaded.notices.filter(isLoss)) io.err(noticeLine(it, path))
  return loaded
}
