import { loadModule, parseSync } from 'libpg-query'

/** A statement's parse tree as Postgres makes it: the node's tag, and its fields. */
export type Parsed = { readonly tag: string; readonly node: Readonly<Record<string, unknown>> }

/** Makes Postgres' own parser ready. Cheap after the first time. */
export const loadParser = (): Promise<void> => loadModule()

/** The tree of one statement, or what Postgres' grammar refuses it for: `at` counts characters. */
export function parseTold(text: string): {
  readonly parsed: Parsed | null
  readonly refused: { readonly message: string; readonly at: number } | null
} {
  try {
    const result = parseSync(text) as { stmts?: readonly { stmt?: Record<string, unknown> }[] }
    const stmt = result.stmts?.[0]?.stmt
    const tag = stmt && Object.keys(stmt)[0]
    return { parsed: tag ? { tag, node: stmt[tag] as Record<string, unknown> } : null, refused: null }
  } catch (thrown) {
    const { message, sqlDetails } = thrown as { message?: string; sqlDetails?: { cursorPosition?: number } }
    return {
      parsed: null,
      refused: { message: message ?? String(thrown), at: Math.max(0, sqlDetails?.cursorPosition ?? 0) },
    }
  }
}

/** The tree of one statement; null where Postgres' grammar refuses it (PGlite then says why, with the place). */
export const parseStatement = (text: string): Parsed | null => parseTold(text).parsed

/** What to do with a statement before Postgres sees it. */
export type Treatment =
  /** Run it; what it leaves in the catalog is read from there. */
  | { readonly do: 'run'; readonly sql?: string; readonly alone?: true }
  /** Run it where it can run, and keep its text: the catalog part it changes is not modelled. */
  | { readonly do: 'keep' }
  /** Keep its text and run nothing: the Postgres inside can't, which says nothing of the server. */
  | { readonly do: 'hold'; readonly why: string }
  | { readonly do: 'skip'; readonly why: string }
  | { readonly do: 'extension'; readonly name: string }

const skip = (why: string): Treatment => ({ do: 'skip', why })
const DATA = 'rows are not part of a design'
const SESSION = 'only steers the session that runs the script'
const LARGE_OBJECTS = 'large objects are data, with all that is said of them'
const USUAL = 'every database has it'
const SERVER = 'concerns the server, not this database'
const OWNER = 'who owns an object is left to the server it is created on'

const SKIPPED: Readonly<Record<string, string>> = {
  InsertStmt: DATA,
  UpdateStmt: DATA,
  DeleteStmt: DATA,
  CopyStmt: DATA,
  MergeStmt: DATA,
  TruncateStmt: DATA,
  RefreshMatViewStmt: DATA,
  TransactionStmt: 'the import runs every statement by itself, so that one mistake costs one statement',
  LockStmt: SESSION,
  VacuumStmt: SESSION,
  ReindexStmt: SESSION,
  ExplainStmt: SESSION,
  DiscardStmt: SESSION,
  ConstraintsSetStmt: SESSION,
  PrepareStmt: SESSION,
  ExecuteStmt: SESSION,
  DeallocateStmt: SESSION,
  NotifyStmt: SESSION,
  ListenStmt: SESSION,
  CheckPointStmt: SERVER,
  CreatedbStmt: SERVER,
  DropdbStmt: SERVER,
  AlterDatabaseStmt: SERVER,
  AlterDatabaseSetStmt: SERVER,
  AlterSystemStmt: SERVER,
  CreateTableSpaceStmt: SERVER,
  DropTableSpaceStmt: SERVER,
  AlterOwnerStmt: OWNER,
  ReassignOwnedStmt: OWNER,
  DropOwnedStmt: OWNER,
}

/** A label means something only to its provider, a library that the server loads. */
export const LABEL = 'kept as text, since the Postgres inside has no provider that knows what a label means'

/** Rows of an old dump, in words that the grammar no longer has (WITH OIDS). */
const ROWS_FOLLOW = /^copy\s[^;]*\sfrom\s+stdin\b/i

const OWN_LANGUAGES: ReadonlySet<string> = new Set(['plpgsql', 'sql', 'c', 'internal'])

/** The languages that every database has are no objects of the design, so what is granted on them is kept as text. */
const isOnUsualLanguage = (node: Readonly<Record<string, unknown>>): boolean =>
  (node.objects as readonly { String?: { sval?: string } }[] | undefined)?.some((it) =>
    OWN_LANGUAGES.has(it.String?.sval ?? ''),
  ) ?? false

/** What GRANT can be about that is read back from the catalog. */
const GRANTED_ON: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_SEQUENCE',
  'OBJECT_SCHEMA',
  'OBJECT_TYPE',
  'OBJECT_DOMAIN',
  'OBJECT_FUNCTION',
  'OBJECT_PROCEDURE',
  'OBJECT_ROUTINE',
  'OBJECT_FDW',
  'OBJECT_FOREIGN_SERVER',
  'OBJECT_LANGUAGE',
])

const RUN_SETTINGS: ReadonlySet<string> = new Set([
  'search_path',
  'check_function_bodies',
  'standard_conforming_strings',
  'default_tablespace',
  'default_table_access_method',
])

/** Settings that PGlite can't take: it speaks UTF-8 only and hangs later when told otherwise (0.5.16). */
function treatSet(node: Readonly<Record<string, unknown>>): Treatment {
  const name = String(node.name ?? '')
  return RUN_SETTINGS.has(name) ? { do: 'run' } : skip(SESSION)
}

function treatAlterTable(node: Readonly<Record<string, unknown>>): Treatment {
  const commands = (node.cmds as readonly { AlterTableCmd?: { subtype?: string } }[] | undefined) ?? []
  const subtypes = commands.map((each) => each.AlterTableCmd?.subtype ?? '')
  if (subtypes.every((each) => each === 'AT_ChangeOwner')) return skip(OWNER)
  return { do: 'run' }
}

/** The functions of large objects, of which a dump calls one at a time. */
const ON_LARGE_OBJECTS = /^select\s+(?:pg_catalog\s*\.\s*)?(?:lo_\w+|loread|lowrite)\s*\(/i

const isOnLargeObjects = ({ tag, node }: Parsed, sql: string): boolean =>
  node.objtype === 'OBJECT_LARGEOBJECT' || (tag === 'SelectStmt' && ON_LARGE_OBJECTS.test(sql))

/** How a statement is imported, told from its parse tree alone. */
export function treat(parsed: Parsed | null, sql: string): Treatment {
  if (!parsed) return ROWS_FOLLOW.test(sql) ? skip(DATA) : { do: 'run' }
  const why = SKIPPED[parsed.tag]
  if (why) return skip(why)
  if (isOnLargeObjects(parsed, sql)) return skip(LARGE_OBJECTS)
  switch (parsed.tag) {
    case 'SecLabelStmt':
      return { do: 'hold', why: LABEL }
    case 'VariableSetStmt':
      return treatSet(parsed.node)
    case 'AlterTableStmt':
      return treatAlterTable(parsed.node)
    case 'GrantStmt':
      return GRANTED_ON.has(String(parsed.node.objtype)) && !isOnUsualLanguage(parsed.node)
        ? { do: 'run' }
        : { do: 'keep' }
    case 'AlterRoleSetStmt':
      // Of one database, or of every role: not of a role of the design.
      return parsed.node.database || !parsed.node.role ? { do: 'keep' } : { do: 'run' }
    case 'CreateExtensionStmt':
      // CREATE LANGUAGE without a handler is the same to Postgres.
      return parsed.node.extname === 'plpgsql' && !parsed.node.if_not_exists
        ? skip(USUAL)
        : { do: 'extension', name: String(parsed.node.extname ?? '') }
    case 'IndexStmt':
    case 'DropStmt':
      // CONCURRENTLY can't run inside the one transaction that a message is; the index it makes is the same.
      return parsed.node.concurrent ? { do: 'run', sql: sql.replace(/\bconcurrently\b/i, '') } : { do: 'run' }
    case 'ClusterStmt':
      // Marks the index by which the table is clustered from then on; without one it only moves rows.
      return parsed.node.indexname ? { do: 'run', alone: true } : skip(SESSION)
    case 'DoStmt':
    case 'CallStmt':
    case 'SelectStmt':
      return { do: 'run', alone: true }
    default:
      return { do: 'run' }
  }
}
