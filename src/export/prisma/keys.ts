import { truncateName } from '#base'
import { quote } from '#languages'
import { columnsOf, type Id, indexesOf, type ObjectOf, object, primaryKeyOf, uniquesOf } from '#model'
import type { Loss } from '../naming/loss.ts'
import { type Context, loss } from './context.ts'
import { fieldType } from './field-type.ts'
import { isRequired } from './required.ts'

/** The attributes that keys of one column put on its field. */
export type SingleKeys = ReadonlyMap<Id, readonly string[]>

/** A line beginning with `@@`, and the comments above it. */
export type BlockLine = { readonly about: Id; readonly text: string | null; readonly losses: readonly Loss[] }

type Key = ObjectOf<'primary-key'> | ObjectOf<'unique'>

/** The primary key and the unique constraints: those of one column as field attributes, the others as lines. */
export function keysOfModel(context: Context, table: Id): { single: SingleKeys; lines: readonly BlockLine[] } {
  const single = new Map<Id, string[]>()
  const lines: BlockLine[] = []
  const primary = primaryKeyOf(context.design, table)
  for (const key of [...(primary ? [primary] : []), ...uniquesOf(context.design, table)]) {
    const word = key.kind === 'primary-key' ? 'id' : 'unique'
    // Prisma reads the columns of an INCLUDE as key columns and would make the index anew without them (prisma #8547).
    const columns = key.kind === 'unique' ? [...key.columns, ...key.include] : key.columns
    const map = `map: ${quote(truncateName(key.name))}`
    const [only] = columns
    const losses = keyLosses(key)
    if (columns.length === 1 && only && !single.get(only)?.some((it) => it.startsWith(`@${word}`))) {
      single.set(only, [...(single.get(only) ?? []), `@${word}(${map})`])
      if (losses.length > 0) lines.push({ about: key.id, text: null, losses })
    } else {
      lines.push({ about: key.id, text: `@@${word}([${fieldList(context, table, columns)}], ${map})`, losses })
    }
  }
  return { single, lines }
}

export const fieldList = (context: Context, table: Id, columns: readonly Id[]): string =>
  columns.map((id) => context.fields(table).columns.get(id) ?? '').join(', ')

function keyLosses(key: Key): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string, message: string) =>
    found.push(loss(code, key.id, { comment: `${key.name}: ${comment}`, message }))
  if (key.include.length > 0)
    say(
      'include',
      key.kind === 'unique' ? 'the last columns are INCLUDE' : 'with INCLUDE',
      `Prisma can't say INCLUDE of ${key.name}.`,
    )
  if (key.deferrable !== 'no')
    say(
      'deferrable',
      `DEFERRABLE${key.deferrable === 'deferred' ? ' INITIALLY DEFERRED' : ''}`,
      `Prisma can't say that ${key.name} is deferrable.`,
    )
  if (key.kind === 'unique' && !key.nullsDistinct)
    say('nulls-not-distinct', 'NULLS NOT DISTINCT', `Prisma can't say that nulls are equal in ${key.name}.`)
  return found
}

/** Whether Prisma can tell this table's rows apart: without such a key a model has to be ignored. */
export function isIdentifiable(context: Context, table: Id): boolean {
  const { design } = context
  const usable = (id: Id) => {
    const column = object(design, id)
    return column?.kind === 'column' && isRequired(context, id) && fieldType(context, column.type).supported
  }
  const primary = primaryKeyOf(design, table)
  const keys: (readonly Id[])[] = [
    ...(primary ? [primary.columns] : []),
    ...uniquesOf(design, table).map((key) => [...key.columns, ...key.include]),
    ...uniqueIndexColumns(context, table),
  ]
  return columnsOf(design, table).length > 0 && keys.some((columns) => columns.every(usable))
}

const uniqueIndexColumns = (context: Context, table: Id): (readonly Id[])[] =>
  wholeUniqueIndexes(context, table).map((it) => [
    ...it.keys.flatMap((key) => (key.column ? [key.column] : [])),
    ...it.include,
  ])

/** Unique indexes on plain columns over all rows, which Prisma does not tell from constraints. */
const wholeUniqueIndexes = (context: Context, table: Id): readonly ObjectOf<'index'>[] =>
  indexesOf(context.design, table).filter((it) => it.unique && !it.where && it.keys.every((key) => key.column))
