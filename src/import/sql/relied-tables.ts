import { quoteName } from '#base'
import type { Remedy } from './remedy.ts'
import type { Parsed } from './statement.ts'

type Node = Readonly<Record<string, unknown>>
type Relation = { readonly schemaname?: string; readonly relname?: string }
type Word = { readonly String?: { readonly sval?: string } }
type Column = { readonly colname?: string; readonly typeName?: { readonly names?: readonly Word[] } }

/** A foreign key as a statement says it, and the columns that it stands at. */
type Reference = { readonly node: Node; readonly columns: readonly string[] }

const words = (list: unknown): readonly string[] =>
  ((list ?? []) as readonly Word[]).flatMap((it) => it.String?.sval ?? [])

const pathOf = (relation: Relation): string =>
  [relation.schemaname, relation.relname].flatMap((it) => (it ? [quoteName(it)] : [])).join('.')

/** The foreign keys among what stands in a table's brackets, or is added to it. */
function referencesIn(elements: readonly Node[]): readonly Reference[] {
  return elements.flatMap((it): readonly Reference[] => {
    const own = it.Constraint as Node | undefined
    if (own) return own.contype === 'CONSTR_FOREIGN' ? [{ node: own, columns: words(own.fk_attrs) }] : []
    const column = it.ColumnDef as (Column & { readonly constraints?: readonly Node[] }) | undefined
    return referencesIn(column?.constraints ?? []).map(({ node }) => ({ node, columns: [column?.colname ?? ''] }))
  })
}

function typeIn(elements: readonly Node[], name: string): string | null {
  const column = elements.map((it) => it.ColumnDef as Column | undefined).find((it) => it?.colname === name)
  const path = words(column?.typeName?.names)
  return path.length > 0 ? path.map((it) => quoteName(it)).join('.') : null
}

/** A table of these columns, typed as those that refer to them; null where that is not to be told. */
function tableFor({ node, columns }: Reference, elements: readonly Node[], altered: string | null): string | null {
  const target = node.pktable as Relation
  const said = words(node.pk_attrs)
  // Without a name it is the key, which nearly all call so.
  const names = said.length > 0 ? said : columns.length === 1 ? ['id'] : []
  if (names.length === 0 || names.length !== columns.length) return null
  const path = pathOf(target)
  const key = names.map((it) => quoteName(it)).join(', ')
  if (altered !== null) {
    const listed = columns.map((it, i) => `${quoteName(it)} as ${quoteName(names[i] ?? '')}`).join(', ')
    return `create table ${path} as select ${listed} from ${altered} with no data; alter table ${path} add primary key (${key})`
  }
  const typed = columns.map((it, i) => [quoteName(names[i] ?? ''), typeIn(elements, it)] as const)
  if (typed.some(([, type]) => type === null)) return null
  return `create table ${path} (${typed.map((it) => it.join(' ')).join(', ')}, primary key (${key}))`
}

/**
 * What puts a table in place that a statement's foreign key refers to and that lies in somebody else's schema, as
 * `auth.users` does: with the columns that are referred to, and no more. `missing` is what Postgres says it misses.
 */
export function reliedTable({ tag, node }: Parsed, missing: string): Remedy | null {
  const isAlter = tag === 'AlterTableStmt'
  if (!isAlter && tag !== 'CreateStmt') return null
  const commands = (node.cmds ?? []) as readonly { AlterTableCmd?: { def?: Node } }[]
  const elements = isAlter
    ? commands.flatMap((it): readonly Node[] => (it.AlterTableCmd?.def ? [it.AlterTableCmd.def] : []))
    : ((node.tableElts ?? []) as readonly Node[])
  const added = elements.some((it) => it.ColumnDef)
  for (const reference of referencesIn(elements)) {
    const { schemaname, relname } = reference.node.pktable as Relation
    if (!schemaname || schemaname === 'public' || `${schemaname}.${relname}` !== missing) continue
    const sql = tableFor(reference, elements, isAlter && !added ? pathOf(node.relation as Relation) : null)
    if (!sql) return null
    return {
      what: 'table',
      name: missing,
      sql,
      undo: `drop table ${pathOf({ schemaname, relname: relname ?? '' })}`,
    }
  }
  return null
}
