import type { Parsed } from './statement.ts'

type Node = Readonly<Record<string, unknown>>

/** What a statement is about and what it speaks of, by bare names: at worst one too many seems to be meant. */
export type StatementNames = {
  /** What it makes or changes. Null where only running the whole script tells. */
  readonly about: readonly string[] | null
  readonly speaksOf: ReadonlySet<string>
  /** The tables that only its foreign keys refer to. */
  readonly refersTo: ReadonlySet<string>
  /** Whether what it makes is another thing once what it speaks of has changed. */
  readonly derives: boolean
}

const NOTHING: ReadonlySet<string> = new Set()

/** Strings of a tree that are no names of other objects. */
const OWN: ReadonlySet<string> = new Set(['colname', 'conname', 'comment'])

function gather(value: unknown, speaks: Set<string>, refers: Set<string>): void {
  if (Array.isArray(value)) for (const it of value) gather(it, speaks, refers)
  else if (typeof value === 'object' && value !== null)
    for (const [key, it] of Object.entries(value)) {
      if (typeof it === 'string') {
        if (!OWN.has(key)) speaks.add(it)
      } else gather(it, key === 'pktable' ? refers : speaks, refers)
    }
}

const words = (value: unknown): readonly string[] => {
  const found = new Set<string>()
  const go = (it: unknown) => {
    if (Array.isArray(it)) for (const each of it) go(each)
    else if (typeof it === 'object' && it !== null)
      for (const [key, each] of Object.entries(it)) {
        if (typeof each === 'string' && (key === 'sval' || key === 'relname')) found.add(each)
        else go(each)
      }
  }
  go(value)
  return [...found]
}

const last = (list: unknown): readonly string[] => words(list).slice(-1)

/** Which fields of a statement's tree say what it is about. */
const ABOUT: Readonly<Record<string, (node: Node) => readonly string[]>> = {
  CreateStmt: (it) => words(it.relation),
  IndexStmt: (it) => [...words(it.relation), ...(typeof it.idxname === 'string' ? [it.idxname] : [])],
  ViewStmt: (it) => words(it.view),
  CreateTableAsStmt: (it) => words((it.into as Node | undefined)?.rel),
  CreateEnumStmt: (it) => last(it.typeName),
  AlterEnumStmt: (it) => last(it.typeName),
  CompositeTypeStmt: (it) => words(it.typevar),
  CreateDomainStmt: (it) => last(it.domainname),
  CreateRangeStmt: (it) => last(it.typeName),
  CreateFunctionStmt: (it) => last(it.funcname),
  CreateTrigStmt: (it) => words(it.relation),
  CreatePolicyStmt: (it) => words(it.table),
  AlterPolicyStmt: (it) => words(it.table),
  RuleStmt: (it) => words(it.relation),
  CreateSeqStmt: (it) => words(it.sequence),
  AlterSeqStmt: (it) => words(it.sequence),
  AlterTableStmt: (it) => words(it.relation),
  CreateStatsStmt: (it) => words(it.relations),
  CommentStmt: (it) => words(it.object),
  GrantStmt: (it) => words(it.objects),
  DropStmt: (it) => words(it.objects),
  RenameStmt: (it) => [
    ...words(it.relation),
    ...words(it.object),
    ...(typeof it.newname === 'string' ? [it.newname] : []),
  ],
}

const BESIDE: ReadonlySet<string> = new Set([
  'IndexStmt',
  'CommentStmt',
  'GrantStmt',
  'CreateTrigStmt',
  'CreatePolicyStmt',
  'AlterPolicyStmt',
  'RuleStmt',
  'AlterTableStmt',
  'AlterSeqStmt',
  'CreateStatsStmt',
])

export function namesIn(parsed: Parsed | null): StatementNames {
  if (!parsed) return { about: null, speaksOf: NOTHING, refersTo: NOTHING, derives: false }
  const [speaks, refers] = [new Set<string>(), new Set<string>()]
  gather(parsed.node, speaks, refers)
  const about = ABOUT[parsed.tag]?.(parsed.node) ?? null
  for (const name of about ?? []) speaks.add(name)
  return { about, speaksOf: speaks, refersTo: refers, derives: !BESIDE.has(parsed.tag) }
}
