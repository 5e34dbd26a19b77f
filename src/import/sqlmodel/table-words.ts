import { quoteName } from '#base'
import type { PyStatement, Range } from '#languages'
import { type Id, newId, type ObjectOf } from '#model'
import { argsOf, type Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { isSaid, type Spec } from './specs.ts'
import { textOf, type Value } from './values.ts'

type Said = { readonly name: string; readonly value: Value; readonly at: Range }

/** What only steers SQLAlchemy, or says what is read elsewhere. */
const PASSED_OVER =
  /^(?:schema|comment|info|key|quote\w*|(?:extend|keep)_existing|autoload\w*|must\w*|include_columns|implicit_returning|listeners|resolve_fks|(?:sqlite|mysql|mariadb|oracle|mssql)_\w+|\*.*|_\w*)$/

function wordsIn(draft: Draft, table: Table): readonly Said[] {
  if (table.call) return table.call.args.flatMap(({ name, value, at }) => (name === null ? [] : [{ name, value, at }]))
  return argsOf(draft.project, table.info as NonNullable<Table['info']>).flatMap(({ value }) =>
    value.is === 'record' ? [...value.fields].map(([name, it]) => ({ name, ...it })) : [],
  )
}

const textsOf = (value: Value): readonly string[] =>
  (value.is === 'list' ? value.items.map((it) => it.value) : [value]).flatMap((it) => textOf(it) ?? [])

/** What a table says of itself beside its columns; what the design has no word for is told. */
export function tableWords(draft: Draft, table: Table) {
  const made: { unlogged?: true; partitionBy?: string; inherits?: Id<'table'>[] } = {}
  for (const { name, value, at } of wordsIn(draft, table)) {
    const texts = textsOf(value)
    const [first] = texts
    const parents = texts.flatMap((it) => draft.declared.named(it.includes('.') ? it : `${table.schema}.${it}`) ?? [])
    if (name === 'prefixes' && texts.every((it) => it.toUpperCase() === 'UNLOGGED')) made.unlogged = true
    else if (name === 'postgresql_partition_by' && first) made.partitionBy = first
    else if (name === 'postgresql_inherits' && parents.length > 0 && parents.length === texts.length)
      made.inherits = parents.map((it) => it.id)
    else if (!PASSED_OVER.test(name)) draft.unreadable(`${name} of ${table.key} can’t be held here: it is left out`, at)
  }
  return made
}

/** A call, or a class, that looks like a table's. */
const LIKE_TABLE =
  /^[^#\n]*?(?:(?<!\w)Table\s*\(\s*(?:[frb]?["'{]|\w+\s*,)|class\s+\w+\s*\([^)\n]*\btable\s*=\s*True)/gm

/** Tables that are made where that is only known when it runs: told, so that none is left out in silence. */
export function tellUnmade(draft: Draft): void {
  const { project, tables } = draft.declared
  for (const { at, why } of project.unrolled)
    if (speaksOfTables(draft.text.slice(at.from, at.to))) draft.unread('What a loop makes can’t be read', why, at)
  const known: readonly Range[] = [
    ...tables.flatMap(({ call, info }): readonly Range[] => (call ? [call.node] : info ? [info.node] : [])),
    ...project.unrolled.map(({ at }) => at),
    ...project.reading.classes.flatMap(({ bases, node }) => (bases.some((it) => it.name === 'registry') ? [node] : [])),
    ...draft.declared.views,
    ...draft.declared.twins.map(({ at }) => at),
  ]
  const statements = project.files.flatMap((file) => file.tree.statements.filter(mayMake))
  for (const within of statements) {
    const text = draft.text.slice(within.from, within.to)
    for (const found of text.matchAll(LIKE_TABLE)) {
      const from = within.from + found.index + found[0].search(/\S/)
      const to = within.from + found.index + found[0].length
      if (known.some((it) => it.from <= to && it.to >= to)) continue
      draft.unreadable('What is made here depends on what is only known when it runs: no table is read', { from, to })
    }
  }
}

const speaksOfTables = (text: string): boolean => [...text.matchAll(LIKE_TABLE)].length > 0

const mayMake = (it: PyStatement): boolean =>
  it.sort !== 'import' && !(it.sort === 'expression' && it.value.sort === 'string')

/** An heir counts on where its parent does. */
const counting = ({ identity }: ObjectOf<'column'>) =>
  identity?.mode === 'serial'
    ? { identity: null, default: `nextval('${quoteName(identity.sequence ?? '')}'::regclass)` }
    : {}

/** What a column has that an heir does not say for itself. */
export function inheritedColumns(draft: Draft, table: Table, inherits: readonly Id<'table'>[]): void {
  const own = new Set(draft.childrenOf(table.id).map((it) => it.name))
  for (const parent of inherits)
    for (const it of draft.childrenOf(parent))
      if (it.kind === 'column' && !own.has(it.name)) {
        own.add(it.name)
        draft.add('column', { ...it, ...counting(it), id: newId('column'), parent: table.id, inherited: true })
      }
}

/** `system=True` means what Postgres has by itself: `xmin`. */
export const withoutSystem = (draft: Draft, specs: readonly Spec[]): readonly Spec[] =>
  specs.filter((it) => {
    if (!isSaid(it, 'system')) return true
    draft.unreadable(`${it.name} is a column that Postgres has by itself: it is left out`, it.at)
    return false
  })
