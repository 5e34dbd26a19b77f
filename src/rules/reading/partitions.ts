import {
  type Change,
  columnsOf,
  type Design,
  freeName,
  type Id,
  lastRank,
  make,
  object,
  rootsOf,
  tablesOf,
} from '#model'
import { isTree, statementTrees, type Tree } from './parse.ts'
import { type Column, heirsOf, type Table } from './shapes.ts'
import { listIn, tagged, uncast } from './trees.ts'

/** By what a table is partitioned. `columns` null: by an expression too. */
export type Partitioning = { readonly by: 'range' | 'list' | 'hash'; readonly columns: readonly Column[] | null }

const STRATEGY: Readonly<Record<string, Partitioning['by']>> = {
  PARTITION_STRATEGY_RANGE: 'range',
  PARTITION_STRATEGY_LIST: 'list',
  PARTITION_STRATEGY_HASH: 'hash',
}

const createTree = (sql: string): Tree | null => {
  const trees = statementTrees(sql)
  return trees?.length === 1 ? tagged(trees[0], 'CreateStmt') : null
}

/** How a table is partitioned; null where it isn't, or that can't be read. */
export function partitioningOf(design: Design, table: Table): Partitioning | null {
  const spec = table.partitionBy ? createTree(`CREATE TABLE t () PARTITION BY ${table.partitionBy}`)?.partspec : null
  const by = isTree(spec) ? STRATEGY[String(spec.strategy)] : undefined
  if (!isTree(spec) || !by) return null
  const names = listIn(spec.partParams).map((it) => tagged(it, 'PartitionElem')?.name)
  const columns = names.map((name) => columnsOf(design, table.id).find((it) => it.name === name))
  return { by, columns: columns.every((it) => it !== undefined) ? columns : null }
}

/** A value of a bound: text that sorts, or the end of all values. */
export type Value = { readonly at: string | number } | 'min' | 'max' | 'unknown'
export type Bound =
  | { readonly of: 'default' }
  | { readonly of: 'range'; readonly from: readonly Value[]; readonly to: readonly Value[] }
  | { readonly of: 'list'; readonly values: readonly Value[] }
  | { readonly of: 'hash'; readonly modulus: number; readonly remainder: number }

function datumOf(tree: Tree): Value {
  const end = tagged(tree, 'PartitionRangeDatum') ?? tagged(tree, 'ColumnRef')
  const word = end ? tagged(listIn(end.fields)[0], 'String')?.sval : null
  if (word === 'minvalue') return 'min'
  if (word === 'maxvalue') return 'max'
  const constant = tagged(uncast(tree), 'A_Const')
  if (isTree(constant?.sval)) return { at: String(constant.sval.sval ?? '') }
  if (isTree(constant?.ival)) return { at: Number(constant.ival.ival ?? 0) }
  return 'unknown'
}

/** What rows a partition takes; null where that can't be read. */
export function boundOf(partition: Table): Bound | null {
  const bound = createTree(`CREATE TABLE t PARTITION OF p ${partition.bound ?? 'DEFAULT'}`)?.partbound
  if (!isTree(bound)) return null
  if (bound.is_default === true) return { of: 'default' }
  const values = (list: unknown) => listIn(list).map(datumOf)
  if (bound.strategy === 'r') return { of: 'range', from: values(bound.lowerdatums), to: values(bound.upperdatums) }
  if (bound.strategy === 'l') return { of: 'list', values: values(bound.listdatums) }
  return bound.strategy === 'h'
    ? { of: 'hash', modulus: Number(bound.modulus ?? 0), remainder: Number(bound.remainder ?? 0) }
    : null
}

/** The partitions of a table. */
export const partsOf = (design: Design, table: Id): readonly Table[] =>
  heirsOf(design, table).flatMap((id) => {
    const it = object(design, id)
    return it?.partitionOf === table ? [it] : []
  })

/** A new partition, with its copies of the columns. */
export function addPartition(design: Design, table: Table, at: { name: string; bound: string }): Change[] {
  const taken = new Set(
    [...tablesOf(design), ...rootsOf(design, 'view'), ...rootsOf(design, 'sequence')].map((it) => it.name),
  )
  const part = make('table', {
    name: freeName(at.name, (name) => taken.has(name)),
    parent: table.parent,
    rank: lastRank(design, table.parent),
    unlogged: table.unlogged,
    partitionOf: table.id,
    bound: at.bound,
  })
  const columns = columnsOf(design, table.id).map((it): Change => {
    const { id, ...rest } = it
    // Numbering is the parent's own; a partition takes part in it without having it.
    return {
      op: 'add',
      object: make('column', { ...rest, parent: part.id, inherited: true, identity: null, comment: null }),
    }
  })
  return [{ op: 'add', object: part }, ...columns]
}
