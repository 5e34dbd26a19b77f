import { splitWords } from '#base'
import { bucketOf, columnsOf, type Design, foreignKeysOf, type Id, type Wording, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'
import { remember } from '../naming/remember.ts'
import { fieldNames as camelNames } from '../naming/table-names.ts'
import { identifier, RESERVED_FIELDS, toSnake } from './words.ts'

/** What a class's attributes are called: its columns, and the object that each foreign key leads to. */
export type FieldNames = { readonly columns: ReadonlyMap<Id, string>; readonly references: ReadonlyMap<Id, string> }

const NONE: ReadonlySet<string> = new Set()
const known = remember<object, FieldNames>()

export const snake = (name: string): string => toSnake(splitWords(name))

/** The names of a design's classes' attributes for one emission, made as they are asked for. */
export function fieldNames(design: Design, wording: Wording | null = null): (table: Id) => FieldNames {
  const camel = camelNames(design, { reserved: NONE })
  if (wording) {
    const made = new Map<Id, FieldNames>()
    return (table) => {
      const had = made.get(table)
      const names = had ?? makeNames(design, table, { wished: camel(table).references, wording })
      if (!had) made.set(table, names)
      return names
    }
  }
  return (table) => {
    const references = camel(table).references
    return known(bucketOf(design.objects, table) ?? design, [references], (before) => {
      const now = makeNames(design, table, { wished: references, wording: null })
      return before && same(before.columns, now.columns) && same(before.references, now.references) ? before : now
    })
  }
}

type Given = { readonly wished: ReadonlyMap<Id, string>; readonly wording: Wording | null }

function makeNames(design: Design, table: Id, { wished, wording }: Given): FieldNames {
  const claims = new Claims(RESERVED_FIELDS, wording === null)
  const columns = new Map<Id, string>()
  for (const column of columnsOf(design, table)) {
    const own = wording?.get(wordKey(column.id))
    if (own) {
      claims.take(own)
      columns.set(column.id, own)
    }
  }
  for (const column of columnsOf(design, table)) {
    if (columns.has(column.id)) continue
    const name = identifier(column.name)
    columns.set(column.id, claims.claim(name, `${name}_`))
  }
  const references = new Map<Id, string>()
  for (const key of foreignKeysOf(design, table)) {
    const name = identifier(snake(wished.get(key.id) ?? key.name))
    references.set(key.id, claims.claim(name, `${name}_row`))
  }
  return { columns, references }
}

const same = (a: ReadonlyMap<Id, string>, b: ReadonlyMap<Id, string>): boolean =>
  a.size === b.size && [...a].every(([id, name]) => b.get(id) === name)
