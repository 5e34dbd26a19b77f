import { memoize } from '#base'
import { type Bucket, bucketOf, columnsOf, type Design, type Id, object, rootsOf, tablesOf } from '#model'
import { Claims } from '../naming/claim.ts'
import { pluralWords, singularWords } from '../naming/inflect.ts'
import { remember } from '../naming/remember.ts'
import { splitWords, toCamel, toPascal } from '../naming/words.ts'
import { customTypesIn } from './column-builder.ts'
import { columnsWithSequence } from './column-lines.ts'
import type { DrizzleOptions } from './options.ts'
import { RESERVED_TYPES, RESERVED_VALUES } from './words.ts'

/** Every constant and type of the file. */
export type FileNames = {
  /** The constant of a schema, enum, sequence, table or view. */
  readonly values: ReadonlyMap<Id, string>
  readonly relations: ReadonlyMap<Id, string>
  /** The type of a table's row, and of what an insert takes. */
  readonly rows: ReadonlyMap<Id, readonly [row: string, insert: string]>
  /** The constant of each type that Drizzle has no builder for, by its SQL. */
  readonly customs: ReadonlyMap<string, string>
}

type Root = { readonly id: Id; readonly name: string; readonly parent: Id | null }

/** One cheap pass over the roots' own names and the types in their columns. Tables choose first. */
export function namesOfFile(design: Design, options: DrizzleOptions): FileNames {
  const claims = new Claims(RESERVED_VALUES)
  const typeClaims = new Claims(RESERVED_TYPES)
  const values = new Map<Id, string>()
  const relations = new Map<Id, string>()
  const rows = new Map<Id, readonly [string, string]>()
  const customs = new Map<string, string>()
  const tables = tablesOf(design).filter((it) => !it.partitionOf)
  for (const it of tables) {
    const { words, schema, camel, one } = rootWords(it, schemaName(design, it))
    const plain =
      options.tables === 'plural'
        ? toCamel(pluralWords(words))
        : options.tables === 'suffixed'
          ? `${camel}Table`
          : camel
    values.set(it.id, claims.claim(plain, schema(plain), `${camel}Table`))
    const row = [one, schema(one), `${one}Row`].find(
      (name) => typeClaims.isFree(name) && typeClaims.isFree(`New${name}`),
    )
    const name = typeClaims.claim(row ?? `${one}Row`)
    rows.set(it.id, [name, typeClaims.claim(`New${name}`)])
  }
  for (const it of tables) relations.set(it.id, claims.claim(`${values.get(it.id)}Relations`))
  const later = (it: Root, suffix: string) => {
    const { camel, schema } = rootWords(it, schemaName(design, it))
    const name = camel.toLowerCase().endsWith(suffix.toLowerCase()) ? camel : `${camel}${suffix}`
    values.set(it.id, claims.claim(name, schema(name)))
  }
  for (const it of rootsOf(design, 'enum')) later(it, 'Enum')
  for (const it of rootsOf(design, 'schema')) later(it, 'Schema')
  for (const it of rootsOf(design, 'sequence')) later(it, 'Seq')
  for (const it of tables)
    for (const column of sequencedOf(design, it.id))
      values.set(column.id, claims.claim(`${values.get(it.id)}${toPascal(splitWords(column.name))}Seq`))
  for (const it of rootsOf(design, 'view')) {
    const { camel, schema } = rootWords(it, schemaName(design, it))
    values.set(it.id, claims.claim(camel, schema(camel), `${camel}View`))
  }
  const add = (sql: string) => {
    if (!customs.has(sql)) customs.set(sql, claims.claim(toCamel(splitWords(sql)), `${toCamel(splitWords(sql))}Type`))
  }
  for (const it of tables) for (const sql of customsOf(design, it.id)) add(sql)
  for (const it of rootsOf(design, 'view')) for (const sql of customTypesIn(design, it.id)) add(sql)
  return { values, relations, rows, customs }
}

const customs = remember<Bucket, readonly string[]>()

/** A table's custom types; asked anew only when it, or something that its columns' types refer to, changed. */
function customsOf(design: Design, table: Id): readonly string[] {
  const bucket = bucketOf(design.objects, table)
  if (!bucket) return []
  const types = columnsOf(design, table).flatMap((column) =>
    column.type.of ? [bucketOf(design.objects, column.type.of as Id)] : [],
  )
  return customs(bucket, [...types, rawsOf(design)], () => customTypesIn(design, table))
}

const sequenced = remember<Bucket, ReturnType<typeof columnsWithSequence>>()

function sequencedOf(design: Design, table: Id): ReturnType<typeof columnsWithSequence> {
  const bucket = bucketOf(design.objects, table)
  return bucket ? sequenced(bucket, [], () => columnsWithSequence(design, table)) : []
}

/** Stands for all domains: an edit of one is rare enough to look at every table again. */
const rawsOf = (design: Design): unknown =>
  rootsOf(design, 'raw')
    .map((it) => it.sql.length + it.id)
    .join()

const schemaName = (design: Design, it: Root): string => (it.parent ? (object(design, it.parent)?.name ?? '') : '')

const wordsOf = memoize((it: Root) => {
  const words = splitWords(it.name)
  return { words, camel: toCamel(words), one: toPascal(singularWords(words)) }
})

function rootWords(it: Root, schemaName: string) {
  const prefix = splitWords(schemaName === '' ? 'public' : schemaName)
  const schema = (name: string): string =>
    /^[A-Z]/.test(name)
      ? `${toPascal(prefix)}${name}`
      : `${toCamel(prefix)}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return { ...wordsOf(it), schema }
}
