type Node = Readonly<Record<string, unknown>>

/** What a piece of a statement is about, by the names that stand in it. */
export type Address = {
  /** How it is looked for: `relation`, `type`, `routine`, or a kind of what stands under one. */
  readonly sort: string
  readonly schema: string | null
  readonly name: string
  /** What of it, by name or, where it has none, by the columns that it is made of. */
  readonly member?: string | null
  readonly columns?: readonly string[]
}

export type Relation = { readonly schemaname?: string; readonly relname?: string; readonly location?: number }

const words = (list: unknown): readonly string[] =>
  ((list as readonly { String?: { sval?: string } }[] | undefined) ?? []).map((it) => it.String?.sval ?? '')

const pathOf = (list: unknown): { schema: string | null; name: string } => {
  const all = words(list)
  return { schema: all.at(-2) ?? null, name: all.at(-1) ?? '' }
}

const ofRelation = (it: unknown): Address => {
  const { schemaname, relname } = (it ?? {}) as Relation
  return { sort: 'relation', schema: schemaname ?? null, name: relname ?? '' }
}

const CONSTRAINTS: Readonly<Record<string, string>> = {
  CONSTR_PRIMARY: 'primary-key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'foreign-key',
  CONSTR_EXCLUSION: 'exclusion',
}

/** What a constraint is: its kind, its name where it has one, the columns that it is made of. */
export function constraintAddress(node: Node, table: Address, column: string | null): Address | null {
  const sort = CONSTRAINTS[String(node.contype)]
  if (!sort) return null
  const listed = words(node.contype === 'CONSTR_FOREIGN' ? node.fk_attrs : node.keys)
  const columns = listed.length > 0 ? listed : column === null ? [] : [column]
  return { ...table, sort, member: typeof node.conname === 'string' ? node.conname : null, columns }
}

type Command = {
  readonly subtype?: string
  readonly name?: string
  readonly def?: { readonly Constraint?: Node; readonly ColumnDef?: Node }
}

/** What ALTER TABLE does, where it does one thing. */
export function onlyCommand(node: Node): Command | null {
  const [only, ...more] = (node.cmds as readonly { AlterTableCmd?: Command }[] | undefined) ?? []
  return more.length === 0 ? (only?.AlterTableCmd ?? null) : null
}

/** What ALTER COLUMN says of a column that its definition could say. */
export const ROLE_OF_COMMAND: Readonly<Record<string, string>> = {
  AT_ColumnDefault: 'default',
  AT_AddIdentity: 'default',
  AT_SetNotNull: 'null',
}

/** What a statement makes or changes, by its tag. */
export const ADDRESSES: Readonly<Record<string, (node: Node) => Address | null>> = {
  CreateStmt: (it) => ofRelation(it.relation),
  ViewStmt: (it) => ofRelation(it.view),
  CreateTableAsStmt: (it) => ofRelation((it.into as Node | undefined)?.rel),
  CreateSeqStmt: (it) => ofRelation(it.sequence),
  IndexStmt: (it) => ({
    ...ofRelation(it.relation),
    sort: 'index',
    member: typeof it.idxname === 'string' ? it.idxname : null,
    columns: ((it.indexParams as readonly { IndexElem?: { name?: string } }[] | undefined) ?? []).map(
      (each) => each.IndexElem?.name ?? '',
    ),
  }),
  CreateTrigStmt: (it) => ({ ...ofRelation(it.relation), sort: 'trigger', member: String(it.trigname ?? '') }),
  CreatePolicyStmt: (it) => ({ ...ofRelation(it.table), sort: 'policy', member: String(it.policy_name ?? '') }),
  RuleStmt: (it) => ({ ...ofRelation(it.relation), sort: 'rule', member: String(it.rulename ?? '') }),
  CreateEnumStmt: (it) => ({ sort: 'type', ...pathOf(it.typeName) }),
  CompositeTypeStmt: (it) => ({ ...ofRelation(it.typevar), sort: 'type' }),
  CreateDomainStmt: (it) => ({ sort: 'type', ...pathOf(it.domainname) }),
  CreateRangeStmt: (it) => ({ sort: 'type', ...pathOf(it.typeName) }),
  CreateFunctionStmt: (it) => ({ sort: 'routine', ...pathOf(it.funcname) }),
  CreateSchemaStmt: (it) => ({ sort: 'schema', schema: null, name: String(it.schemaname ?? '') }),
  CreateExtensionStmt: (it) => ({ sort: 'extension', schema: null, name: String(it.extname ?? '') }),
  CommentStmt: commentAddress,
  AlterTableStmt: (it) => {
    const table = ofRelation(it.relation)
    const only = onlyCommand(it)
    const constraint = only?.def?.Constraint
    if (constraint && only.subtype === 'AT_AddConstraint') return constraintAddress(constraint, table, null)
    if (only?.subtype === 'AT_AddColumn')
      return { ...table, sort: 'column', member: String(only.def?.ColumnDef?.colname ?? '') }
    return only && ROLE_OF_COMMAND[only.subtype ?? ''] ? { ...table, sort: 'column', member: only.name ?? '' } : table
  },
}

/** What each kind of a comment's object is looked for as; its path ends with what stands under another. */
const COMMENTED: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_COLUMN: 'column',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
  OBJECT_INDEX: 'index-alone',
}

function commentAddress(node: Node): Address | null {
  const sort = COMMENTED[String(node.objtype)]
  const object = node.object as { List?: { items?: unknown }; TypeName?: { names?: unknown } } | undefined
  const all = words(object?.List?.items ?? object?.TypeName?.names)
  if (!sort || all.length === 0) return null
  if (['relation', 'type', 'index-alone'].includes(sort))
    return { sort, schema: all.at(-2) ?? null, name: all.at(-1) ?? '' }
  return { sort, schema: all.at(-3) ?? null, name: all.at(-2) ?? '', member: all.at(-1) ?? '' }
}
