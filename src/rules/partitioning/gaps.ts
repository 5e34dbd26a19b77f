import { type Design, object } from '#model'
import { type Bound, boundOf, type Partitioning, partsOf, type Value } from '../reading/partitions.ts'
import type { Table } from '../reading/shapes.ts'
import { isMoment, isWhole } from '../reading/types.ts'

/** What is wrong with how the partitions of a table share its rows. */
export type Coverage = {
  readonly overlaps: readonly (readonly [Table, Table])[]
  /** Rows that no partition takes, in words. */
  readonly gaps: readonly string[]
}
type Part<B extends Bound['of']> = { readonly table: Table; readonly bound: Extract<Bound, { of: B }> }

const NOTHING: Coverage = { overlaps: [], gaps: [] }

const compare = (a: Value, b: Value): number => {
  if (a === b) return 0
  if (a === 'min' || b === 'max') return -1
  if (a === 'max' || b === 'min') return 1
  const [x, y] = [typeof a === 'object' ? a.at : '', typeof b === 'object' ? b.at : '']
  return x === y ? 0 : x < y ? -1 : 1
}

const said = (it: Value | undefined): string => (typeof it === 'object' ? String(it.at) : String(it))

/** Bounds of one column whose values sort as they are written: numbers, and dates as Postgres prints them. */
function ofRanges(parts: readonly Part<'range'>[], partitioning: Partitioning): Coverage {
  const [column, ...more] = partitioning.columns ?? []
  const sorts = column && more.length === 0 && (isWhole(column) || isMoment(column))
  const ends = parts.map(({ table, bound }) => ({ table, from: bound.from[0], to: bound.to[0] }))
  const known = ends.flatMap(({ table, from, to }) =>
    from === undefined || to === undefined || from === 'unknown' || to === 'unknown' ? [] : [{ table, from, to }],
  )
  if (!sorts || known.length < parts.length) return NOTHING
  known.sort((a, b) => compare(a.from, b.from))
  const overlaps: [Table, Table][] = []
  const gaps: string[] = []
  known.forEach((it, i) => {
    const next = known[i + 1]
    if (!next) return
    const order = compare(it.to, next.from)
    if (order > 0) overlaps.push([it.table, next.table])
    if (order < 0) gaps.push(`${column.name} from ${said(it.to)} to ${said(next.from)}`)
  })
  const [first, last] = [known[0], known.at(-1)]
  if (first && first.from !== 'min') gaps.unshift(`${column.name} before ${said(first.from)}`)
  if (last && last.to !== 'max') gaps.push(`${column.name} from ${said(last.to)} on`)
  return { overlaps, gaps }
}

function ofLists(design: Design, parts: readonly Part<'list'>[], partitioning: Partitioning): Coverage {
  const taken = new Map<string, Table>()
  const overlaps: [Table, Table][] = []
  for (const { table, bound } of parts)
    for (const value of bound.values) {
      if (typeof value !== 'object') return NOTHING
      const had = taken.get(said(value))
      if (had) overlaps.push([had, table])
      taken.set(said(value), table)
    }
  const [column] = partitioning.columns ?? []
  const type = column?.type.of ? object(design, column.type.of) : null
  const labels = type?.kind === 'enum' ? type.values.map((it) => it.label) : null
  const gaps = labels
    ? labels.filter((label) => !taken.has(label)).map((label) => `${column?.name} = ${label}`)
    : [`other values of ${column?.name ?? 'its key'}`]
  return { overlaps, gaps }
}

function ofHashes(parts: readonly Part<'hash'>[]): Coverage {
  const modulus = Math.max(...parts.map(({ bound }) => bound.modulus))
  if (modulus > 4096 || parts.some(({ bound }) => bound.modulus < 1 || modulus % bound.modulus !== 0)) return NOTHING
  const gaps: string[] = []
  const overlaps: [Table, Table][] = []
  for (let remainder = 0; remainder < modulus; remainder++) {
    const mine = parts.filter(({ bound }) => remainder % bound.modulus === bound.remainder)
    if (mine.length === 0) gaps.push(`remainder ${remainder} of ${modulus}`)
    const [one, other] = mine
    if (one && other) overlaps.push([one.table, other.table])
  }
  return { overlaps, gaps }
}

/** How the partitions of a table share its rows; null where it has none. */
export function coverageOf(design: Design, table: Table, partitioning: Partitioning): Coverage | null {
  const all = partsOf(design, table.id).map((part) => ({ table: part, bound: boundOf(part) }))
  if (all.length === 0) return null
  const of = <B extends Bound['of']>(sort: B) => all.filter((it): it is Part<B> => it.bound?.of === sort)
  const hasDefault = of('default').length > 0
  // Partitions that can't be read may hold what seems to be missing.
  const unread = all.some((it) => it.bound === null)
  const found =
    partitioning.by === 'range'
      ? ofRanges(of('range'), partitioning)
      : partitioning.by === 'list'
        ? ofLists(design, of('list'), partitioning)
        : of('hash').length > 0
          ? ofHashes(of('hash'))
          : NOTHING
  return hasDefault || unread ? { ...found, gaps: [] } : found
}
