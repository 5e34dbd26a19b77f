import { type Design, object } from '#model'
import { constantIn } from './constants.ts'
import type { Rank, Term, Terms } from './formula.ts'
import type { Column, ObjectOf } from './shapes.ts'
import { argumentsIn, calledIn, castIn, columnIn, uncast } from './trees.ts'
import { isText, isWhole, plain } from './types.ts'
import { allLabels, between, EVERY_NUMBER, labels, numbers, type Values, withNull } from './value-sets.ts'

/** What can stand in a condition: a table's column, or the VALUE of a domain. */
export type Typed = Pick<Column, 'name' | 'type' | 'nullable' | 'collation'>

const WIDTH: Readonly<Record<string, number>> = { smallint: 2 ** 15, integer: 2 ** 31 }
const NUMBERS = new Set(['numeric', 'real', 'double precision'])

const asNumber: Rank = (it) => {
  const number = typeof it === 'string' && /^-?\d{1,15}(\.\d{1,3})?$/.test(it) ? Number(it) : it
  return typeof number === 'number' ? { at: number } : null
}
const asLabel: Rank = (it) => (typeof it === 'string' ? { label: it } : null)
/** char(n) is compared without the blanks at its end. */
const asPadded: Rank = (it) => (typeof it === 'string' ? { label: it.replace(/ +$/, '') } : null)
const asFlag: Rank = (it) => {
  const word = String(it).toLowerCase()
  if (['true', 't', 'yes', 'on', '1'].includes(word)) return { label: 'true' }
  return ['false', 'f', 'no', 'off', '0'].includes(word) ? { label: 'false' } : null
}
const asDay: Rank = (it) => {
  const day = typeof it === 'string' && /^\d{4}-\d\d-\d\d$/.test(it) ? Date.parse(it) / 86_400_000 : Number.NaN
  return Number.isNaN(day) ? null : { at: day }
}
const asNothing: Rank = () => null

/** All that a column of this type can hold, and where constants stand among it. */
function domainOf(design: Design, it: Typed): { readonly values: Values; readonly rank: Rank } {
  const kind = it.type.of && it.type.dimensions === 0 ? object(design, it.type.of as ObjectOf<'enum'>['id']) : null
  if (kind?.kind === 'enum') return { values: labels(kind.values.map((value) => value.label)), rank: asLabel }
  const type = plain(it)
  if (isWhole(it)) {
    const width = WIDTH[type]
    return { values: numbers([width ? between(-width, width - 1) : EVERY_NUMBER], true), rank: asNumber }
  }
  if (NUMBERS.has(type)) return { values: numbers([EVERY_NUMBER], false), rank: asNumber }
  if (type === 'date') return { values: numbers([EVERY_NUMBER], true), rank: asDay }
  if (type === 'boolean') return { values: labels(['true', 'false']), rank: asFlag }
  if (!isText(it) || type === 'citext' || it.collation) return { values: allLabels, rank: asNothing }
  return { values: allLabels, rank: type === 'character' ? asPadded : asLabel }
}

const AS_TEXT = ['text', 'varchar', 'bpchar']
const AS_NUMBER = ['numeric', 'float8', 'int8', 'int4']

/** Whether a cast leaves what a comparison says of the column as it is. */
function keepsMeaning(design: Design, it: Typed, tree: unknown): boolean {
  const cast = castIn(tree)
  if (!cast) return true
  if (cast.modified) return false
  if (AS_TEXT.includes(cast.to)) return it.type.of ? isEnum(design, it) : isText(it) && plain(it) !== 'citext'
  return AS_NUMBER.includes(cast.to) && isWhole(it)
}

const isEnum = (design: Design, it: Typed): boolean =>
  it.type.of ? object(design, it.type.of)?.kind === 'enum' : false

/** Reads the columns of a table, and the lengths of its texts, with all that their types and NOT NULL leave them to be. */
export function termsOf(design: Design, columns: readonly Typed[]): Terms {
  const byName = new Map(columns.map((it) => [it.name, it]))
  const known = new Map<string, Term>()
  const term = (it: Typed): Term => {
    const had = known.get(it.name)
    if (had) return had
    const { values, rank } = domainOf(design, it)
    const made = { key: it.name, values: withNull(values, it.nullable), rank }
    known.set(it.name, made)
    return made
  }
  return (tree) => {
    const name = columnIn(uncast(tree))
    const it = name === null ? undefined : byName.get(name)
    if (it) return keepsMeaning(design, it, tree) ? term(it) : null
    return lengthTerm(tree, byName)
  }
}

function lengthTerm(tree: unknown, byName: ReadonlyMap<string, Typed>): Term | null {
  const [of, ...more] = argumentsIn(tree)
  const it = byName.get(columnIn(uncast(of)) ?? '')
  if (!['length', 'char_length', 'character_length'].includes(calledIn(tree) ?? '')) return null
  if (!it || more.length > 0 || !isText(it) || constantIn(of) !== undefined) return null
  return {
    key: `length(${it.name})`,
    values: withNull(numbers([between(0, Infinity)], true), it.nullable),
    rank: asNumber,
  }
}
