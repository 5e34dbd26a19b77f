import { memoize } from '#base'
import {
  checksOf,
  columnsOf,
  type Design,
  type Id,
  type Intent,
  type IntentEntry,
  keysOf,
  object,
  primaryKeyOf,
  referrersOf,
} from '#model'
import { columnsNamed, nameOf } from '../reading/columns-named.ts'
import { expressionTree, isTree } from '../reading/parse.ts'
import type { Column } from '../reading/shapes.ts'
import { type Attributes, isWithin, minus, NONE, only, placesOf, union } from './attributes.ts'
import { type Judgement, judge } from './normal-form.ts'
import { partOf } from './projection.ts'
import type { Dependency, Relation } from './relation.ts'

/** What a person said, and as the theory has it. */
export type Declared = Dependency & { readonly key: string; readonly multivalued: boolean }

/** A table as a relation: its columns are the attributes, in their order. */
export type Theory = {
  readonly columns: readonly Column[]
  readonly declared: readonly Declared[]
  /** All that holds: what is declared, what keys say, and what Postgres computes. */
  readonly relation: Relation
  /** Without the columns that Postgres computes: those can't contradict what they are computed from. */
  readonly stored: Relation
  /** And without a number that only counts the rows: with it, no set would stand beside another in them. */
  readonly sets: Relation
}

/** Null: no dependency is declared, so that nothing can be said of any form. */
export type NormalFormOf = Judgement | null

export const attributesOf = ({ columns }: Pick<Theory, 'columns'>, ids: readonly Id[]): Attributes =>
  union(columns.flatMap((it, i) => (ids.includes(it.id) ? [only(i)] : [])))

export const columnsIn = ({ columns }: Pick<Theory, 'columns'>, set: Attributes): Column[] =>
  placesOf(set).flatMap((at) => columns[at] ?? [])

type Said = readonly (readonly [key: string, entry: Extract<IntentEntry, { sort: 'dependency' }>])[]

/** What is declared, by table. */
const saidByTable = memoize((intent: Intent): ReadonlyMap<Id, Said> => {
  const said = new Map<Id, Said>()
  for (const [key, entry] of intent)
    if (entry.sort === 'dependency') said.set(entry.about, [...(said.get(entry.about) ?? []), [key, entry]])
  return said
})

/** What the person declared of the table, as far as its columns are there. */
function declaredOf(design: Design, table: Id, columns: readonly Column[]): Declared[] {
  return (saidByTable(design.intent).get(table) ?? []).flatMap(([key, entry]) => {
    const [from, to] = [attributesOf({ columns }, entry.from), attributesOf({ columns }, entry.to)]
    return isWithin(to, from) ? [] : [{ key, from, to: minus(to, from), multivalued: entry.multivalued }]
  })
}

/** Keys that no null gets round: over columns that must be there, or with nulls that count as equal. */
function keysSaid(design: Design, table: Id, columns: readonly Column[]): Attributes[] {
  return keysOf(design, table).flatMap((key) => {
    const it = object(design, key.id)
    const isTight = it !== null && 'nullsDistinct' in it && !it.nullsDistinct
    const open = columns.some((column) => key.columns.includes(column.id) && column.nullable)
    return isTight || !open ? [attributesOf({ columns }, key.columns)] : []
  })
}

/** A computed column depends on what its expression speaks of. */
function computed(columns: readonly Column[]): Dependency[] {
  return columns.flatMap((it, i) => {
    const tree = it.generated ? expressionTree(it.generated.expression) : null
    const names = tree ? columnsNamed(tree) : null
    if (!names || names.size === 0) return []
    return [{ from: union(columns.flatMap((other, at) => (names.has(other.name) ? [only(at)] : []))), to: only(i) }]
  })
}

/** Pairs of columns that a check holds equal, whatever else it asks. */
function equated(design: Design, table: Id, columns: readonly Column[]): Dependency[] {
  const place = new Map(columns.flatMap((it, i) => (it.nullable ? [] : [[it.name, only(i)] as const])))
  const within = (node: unknown): Dependency[] => {
    if (!isTree(node)) return []
    if (isTree(node.BoolExpr))
      return node.BoolExpr.boolop === 'AND_EXPR' ? (node.BoolExpr.args as readonly unknown[]).flatMap(within) : []
    const it = node.A_Expr
    const operator = isTree(it) && it.kind === 'AEXPR_OP' && Array.isArray(it.name) ? it.name : []
    if (!isTree(it) || operator.length !== 1 || JSON.stringify(operator[0]) !== '{"String":{"sval":"="}}') return []
    const [a, b] = [place.get(nameOf(it.lexpr) ?? ''), place.get(nameOf(it.rexpr) ?? '')]
    return a === undefined || b === undefined
      ? []
      : [
          { from: a, to: b },
          { from: b, to: a },
        ]
  }
  return checksOf(design, table)
    .filter((it) => it.enforced && it.validated)
    .flatMap((it) => within(expressionTree(it.expression)))
}

/** A key that the database makes up and nothing speaks of: which number a row has says nothing. */
function countingKey(design: Design, table: Id, at: { columns: readonly Column[]; declared: readonly Declared[] }) {
  const primary = primaryKeyOf(design, table)
  const it = primary?.columns.length === 1 ? object(design, primary.columns[0] ?? table) : null
  if (!primary || it?.kind !== 'column' || (it.identity === null && it.default === null)) return NONE
  const own = attributesOf(at, [it.id])
  const isFree = referrersOf(design, it.id).every((user) => user.id === primary.id || user.kind === 'sequence')
  return isFree && at.declared.every(({ from, to }) => ((from | to) & own) === NONE) ? own : NONE
}

const known = new WeakMap<Design, Map<Id, Theory>>()

/** What is known to hold in a table, and where it is known from. */
export function dependenciesOf(design: Design, table: Id): Theory {
  const seen = known.get(design) ?? new Map<Id, Theory>()
  known.set(design, seen)
  const had = seen.get(table)
  if (had) return had
  const columns = columnsOf(design, table)
  const attributes = union(columns.map((_, i) => only(i)))
  const declared = declaredOf(design, table, columns)
  const relation: Relation = {
    attributes,
    dependencies: [
      ...declared.filter((it) => !it.multivalued),
      ...keysSaid(design, table, columns).map((from) => ({ from, to: attributes })),
      ...computed(columns),
      ...equated(design, table, columns),
    ],
    many: declared.filter((it) => it.multivalued),
  }
  const kept = minus(attributes, union(columns.map((it, i) => (it.generated ? only(i) : NONE))))
  const many = relation.many.filter((it) => isWithin(it.from, kept)).map((it) => ({ from: it.from, to: it.to & kept }))
  const stored = { ...partOf(relation, kept), many }
  const counting = many.length > 0 ? countingKey(design, table, { columns, declared }) : NONE
  const sets = counting === NONE ? stored : { ...partOf(relation, minus(kept, counting)), many }
  const theory = { columns, declared, relation, stored, sets }
  seen.set(table, theory)
  return theory
}

/** Whether any dependency is declared of the table. Of most none is, and nothing has to be worked out. */
export const isSpokenOf = (design: Design, table: Id): boolean => saidByTable(design.intent).has(table)

/** The highest normal form of a table by what is declared of it, and what keeps it from a higher one. */
export function normalFormOf(design: Design, table: Id): NormalFormOf {
  if (!isSpokenOf(design, table)) return null
  const { declared, stored, sets } = dependenciesOf(design, table)
  return declared.length === 0 ? null : judge(stored, sets)
}
