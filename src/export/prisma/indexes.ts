import { truncateName } from '#base'
import { quote } from '#languages'
import { foreignKeysOf, type Id, indexesOf, type ObjectOf, object } from '#model'
import type { Loss } from '../naming/loss.ts'
import { type Context, loss } from './context.ts'
import { fieldType } from './field-type.ts'
import type { BlockLine } from './keys.ts'
import { operatorClass } from './operator-class.ts'

type Index = ObjectOf<'index'>

const METHODS: Readonly<Record<string, string>> = {
  hash: 'Hash',
  gin: 'Gin',
  gist: 'Gist',
  spgist: 'SpGist',
  brin: 'Brin',
}

/** A table's indexes as `@@index` and `@@unique` lines. */
export const indexLines = (context: Context, table: Id): readonly BlockLine[] =>
  indexesOf(context.design, table).map((it) => indexLine(context, table, it))

function indexLine(context: Context, table: Id, it: Index): BlockLine {
  const partial = it.where !== null
  if (it.keys.some((key) => key.expression !== null) || (partial && !context.options.partialIndexes)) {
    const what = partial ? 'a partial index' : 'an index on an expression'
    return {
      about: it.id,
      text: null,
      losses: [
        loss(partial ? 'partial-index' : 'expression-index', it.id, {
          comment: described(context, it),
          message: `Prisma can't say ${what}: ${it.name} is in the SQL only.`,
        }),
      ],
    }
  }
  const columns = it.keys.map((key) => keyWord(context, table, it, key))
  const included = it.include.map((id) => context.fields(table).columns.get(id) ?? '')
  const type = METHODS[it.method]
  const more = [
    ...(it.where === null ? [] : [`where: raw(${quote(it.where)})`]),
    ...(type && !it.unique ? [`type: ${type}`] : []),
    `map: ${quote(indexName(context, it))}`,
  ]
  const word = it.unique ? '@@unique' : '@@index'
  return {
    about: it.id,
    text: `${word}([${[...columns, ...included].join(', ')}], ${more.join(', ')})`,
    losses: indexLosses(context, it),
  }
}

function keyWord(context: Context, table: Id, it: Index, key: Index['keys'][number]): string {
  const name = key.column ? (context.fields(table).columns.get(key.column) ?? '') : ''
  const column = key.column ? object(context.design, key.column) : null
  const ops = column?.kind === 'column' ? operatorClass(it.method, key.opclass, fieldType(context, column.type)) : null
  const words = [...(ops ? [`ops: ${ops}`] : []), ...(key.order === 'desc' ? ['sort: Desc'] : [])]
  return words.length > 0 ? `${name}(${words.join(', ')})` : name
}

/** Prisma wants the names of a model's indexes and foreign keys to differ; Postgres does not. */
const isClashing = (context: Context, it: Index): boolean =>
  foreignKeysOf(context.design, it.parent as Id).some((key) => key.name === it.name)

const indexName = (context: Context, it: Index): string =>
  isClashing(context, it) ? `${truncateName(it.name, 59)}_idx` : truncateName(it.name)

function indexLosses(context: Context, it: Index): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string) =>
    found.push(
      loss(code, it.id, {
        comment: `${it.name}: ${comment}`,
        message: `Prisma can't say this of the index ${it.name}: ${comment}.`,
      }),
    )
  if (isClashing(context, it)) say('same-name', 'a foreign key has the same name, so Prisma would rename this index')
  if (it.method !== 'btree' && !METHODS[it.method]) say('index-method', `USING ${it.method}`)
  if (it.include.length > 0) say('include', 'the last columns are INCLUDE')
  if (it.unique && !it.nullsDistinct) say('nulls-not-distinct', 'NULLS NOT DISTINCT')
  if (it.keys.some((key) => key.nulls !== (key.order === 'asc' ? 'last' : 'first')))
    say('nulls-order', 'NULLS FIRST or LAST')
  if (it.keys.some((key) => key.collation)) say('collation', 'COLLATE')
  if (it.keys.some((key) => /\(/.test(key.opclass ?? '')))
    say('operator-class', it.keys.flatMap((key) => key.opclass ?? []).join(', '))
  if (it.options.length > 0) say('index-options', `WITH (${it.options.join(', ')})`)
  if (!['gin', 'gist', 'spgist', 'brin'].includes(it.method) && it.keys.some((key) => key.opclass))
    say('operator-class', it.keys.flatMap((key) => (key.opclass ? [key.opclass] : [])).join(', '))
  return found
}

function described(context: Context, it: Index): string {
  const keys = it.keys.map((key) => key.expression ?? object(context.design, key.column as Id)?.name ?? '')
  const using = it.method === 'btree' ? '' : ` USING ${it.method}`
  return `${it.unique ? 'UNIQUE ' : ''}INDEX ${it.name}${using} (${keys.join(', ')})${it.where ? ` WHERE ${it.where}` : ''}`
}
