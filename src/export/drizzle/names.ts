import { memoize, pluralWords, singularWords, splitWords, toCamel, toPascal } from '#base'
import { type Bucket, bucketOf, type Design, type Id, object, rootsOf, tablesOf, type Wording, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'
import { remember } from '../naming/remember.ts'
import { dependenciesOf } from '../naming/table-facts.ts'
import { customTypesIn } from './column-builder.ts'
import { columnsWithSequence } from './column-lines.ts'
import type { FileNames } from './file-names.ts'
import type { DrizzleOptions } from './options.ts'
import { RESERVED_TYPES, RESERVED_VALUES } from './words.ts'

type Root = { readonly id: Id; readonly name: string; readonly parent: Id | null }

/** One cheap pass over the roots' own names and the types in their columns. Tables choose first. */
export function namesOfFile(design: Design, options: DrizzleOptions, wording: Wording | null): FileNames {
  const claims = new Claims(RESERVED_VALUES, wording === null)
  const values = new Map<Id, string>()
  const relations = new Map<Id, string>()
  const qualify = qualifier(design)
  const give = (it: Root, name: string, more: readonly string[] = []) => {
    if (!values.has(it.id)) values.set(it.id, claims.claim(name, qualify(it, name), ...more))
  }
  // What a text calls them already comes first.
  for (const it of [...tablesOf(design), ...NAMED.flatMap((kind) => rootsOf(design, kind))]) {
    const name = wording?.get(wordKey(it.id))
    if (name && claims.isFree(name)) values.set(it.id, claims.claim(name))
  }
  const tables = tablesOf(design).filter((it) => !it.partitionOf)
  for (const it of tables) give(it, tableConstant(it, options), [`${wordsOf(it).camel}Table`])
  for (const it of tables) relations.set(it.id, claims.claim(`${values.get(it.id)}Relations`))
  for (const it of rootsOf(design, 'enum'))
    give(it, options.enums === 'as-type' ? wordsOf(it).camel : suffixed(it, 'Enum'), [suffixed(it, 'Enum')])
  for (const [kind, suffix] of SUFFIXED) for (const it of rootsOf(design, kind)) give(it, suffixed(it, suffix))
  for (const it of tables)
    for (const column of columnsWithSequence(design, it.id, wording))
      values.set(column.id, claims.claim(`${values.get(it.id)}${toPascal(splitWords(column.name))}Seq`))
  for (const it of viewsOf(design)) give(it, wordsOf(it).camel, [`${wordsOf(it).camel}View`])
  const customs = new Map<string, string>()
  for (const sql of customsIn(design, tables)) {
    const name = toCamel(splitWords(sql))
    const own = wording?.get(wordKey(null, `custom ${sql}`))
    customs.set(sql, own && claims.isFree(own) ? claims.claim(own) : claims.claim(name, `${name}Type`))
  }
  return { values, relations, rows: rowNames(tables, qualify), customs }
}

const viewsOf = (design: Design) => [...rootsOf(design, 'view'), ...rootsOf(design, 'materialized-view')]

const NAMED = ['enum', 'schema', 'sequence', 'role', 'view', 'materialized-view'] as const
const SUFFIXED = [
  ['schema', 'Schema'],
  ['sequence', 'Seq'],
  ['role', 'Role'],
] as const

const wordsOf = memoize((it: Root) => {
  const words = splitWords(it.name)
  return { camel: toCamel(words), many: toCamel(pluralWords(words)), one: toPascal(singularWords(words)) }
})

function tableConstant(it: Root, options: DrizzleOptions): string {
  const { camel, many } = wordsOf(it)
  return options.tables === 'plural' ? many : options.tables === 'suffixed' ? `${camel}Table` : camel
}

const suffixed = (it: Root, suffix: string): string => {
  const { camel } = wordsOf(it)
  return camel.toLowerCase().endsWith(suffix.toLowerCase()) ? camel : `${camel}${suffix}`
}

/** A name with its schema's before it, in the case that the name has. */
function qualifier(design: Design): (it: Root, name: string) => string {
  const prefixes = new Map<Id | null, readonly string[]>()
  return (it, name) => {
    let prefix = prefixes.get(it.parent)
    if (!prefix) {
      prefix = splitWords((it.parent && object(design, it.parent)?.name) || 'public')
      prefixes.set(it.parent, prefix)
    }
    return /^[A-Z]/.test(name) ? `${toPascal(prefix)}${name}` : `${toCamel(prefix)}${toPascal([name])}`
  }
}

/** `User` and `NewUser`, chosen together so that the pair stays a pair. */
function rowNames(tables: readonly Root[], qualify: (it: Root, name: string) => string): FileNames['rows'] {
  const claims = new Claims(RESERVED_TYPES)
  const rows = new Map<Id, readonly [string, string]>()
  for (const it of tables) {
    const { one } = wordsOf(it)
    const free = [one, qualify(it, one), `${one}Row`].find((name) => claims.isFree(name) && claims.isFree(`New${name}`))
    const name = claims.claim(free ?? `${one}Row`)
    rows.set(it.id, [name, claims.claim(`New${name}`)])
  }
  return rows
}

const customs = remember<Bucket, readonly string[]>()

/** The custom types of a table's columns. */
export function customsOf(design: Design, table: Id): readonly string[] {
  const bucket = bucketOf(design.objects, table)
  const inputs = dependenciesOf(design, table).types.map((id) => bucketOf(design.objects, id))
  return bucket ? customs(bucket, inputs, () => customTypesIn(design, table)) : []
}

/** The custom types of the whole file, in the order in which they are met. */
function customsIn(design: Design, tables: readonly Root[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const it of tables) for (const sql of customsOf(design, it.id)) found.add(sql)
  for (const it of viewsOf(design)) for (const sql of customTypesIn(design, it.id)) found.add(sql)
  return found
}

const sequenced = remember<Bucket, ReturnType<typeof columnsWithSequence>>()

/** The columns of a table whose values come from a sequence that the file has to name. */
export function sequencedOf(design: Design, table: Id): ReturnType<typeof columnsWithSequence> {
  const bucket = bucketOf(design.objects, table)
  return bucket ? sequenced(bucket, [], () => columnsWithSequence(design, table)) : []
}
