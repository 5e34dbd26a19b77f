import { split } from './split.ts'
import { loadParser, type Parsed, parseStatement } from './statement.ts'

/** A script that speaks of others does so soon; a dump of a thousand tables need not be read to its end for it. */
const MOST_LOOKED_AT = 400

type Node = Readonly<Record<string, unknown>>

/** Statements that name what they are about by a list of words, not as a relation. */
const BY_WORDS: ReadonlySet<string> = new Set([
  'DropStmt',
  'AlterEnumStmt',
  'AlterDomainStmt',
  'AlterTypeStmt',
  'RenameStmt',
  'AlterObjectSchemaStmt',
  'CommentStmt',
])

/** The names of the relations in a parse tree and, where wanted, every other word. */
function namesIn(value: unknown, words: boolean, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const it of value) namesIn(it, words, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, it] of Object.entries(value)) {
      if (typeof it === 'string' && (key === 'relname' || (words && key === 'sval'))) found.add(it)
      else namesIn(it, words, found)
    }
  return found
}

const lastWord = (list: unknown): string | null => {
  const last = (list as readonly { String?: { sval?: string } }[] | undefined)?.at(-1)
  return last?.String?.sval ?? null
}

/** What a statement makes, that later ones may then speak of. */
function madeBy({ tag, node }: Parsed): string | null {
  const relation = (node.relation ?? node.view ?? (node.into as Node | undefined)?.rel) as
    | { relname?: string }
    | undefined
  if (['CreateStmt', 'ViewStmt', 'CreateTableAsStmt', 'CreateForeignTableStmt'].includes(tag)) {
    const base = tag === 'CreateForeignTableStmt' ? (node.base as Node | undefined)?.relation : relation
    return (base as { relname?: string } | undefined)?.relname ?? null
  }
  return ['CreateEnumStmt', 'CompositeTypeStmt', 'CreateRangeStmt'].includes(tag)
    ? (lastWord(node.typeName) ?? (node.typevar as { relname?: string } | undefined)?.relname ?? null)
    : null
}

/**
 * Whether a script changes or refers to something of these names that it does not make itself: then it is meant for a
 * design that is there, and not to be one.
 */
export async function leansOn(text: string, names: ReadonlySet<string>): Promise<boolean> {
  await loadParser()
  const made = new Set<string>()
  for (const piece of split(text).slice(0, MOST_LOOKED_AT)) {
    const parsed = piece.sort === 'statement' ? parseStatement(piece.text) : null
    if (!parsed) continue
    const own = madeBy(parsed)
    if (own) made.add(own)
    for (const name of namesIn(parsed.node, BY_WORDS.has(parsed.tag)))
      if (names.has(name) && !made.has(name)) return true
  }
  return false
}
