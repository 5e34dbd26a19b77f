import { memoize, singularWords, splitWords, toPascal } from '#base'
import { type Design, type Id, object, primaryKeyOf, rootsOf, tablesOf, type Wording, wordKey } from '#model'
import { Claims } from '../naming/claim.ts'
import { identifier, RESERVED_VALUES } from './words.ts'

/** Every class and constant of the module. */
export type ModuleNames = {
  /** The class of a table or enum; the constant of a table without a key, or of a view. */
  readonly values: ReadonlyMap<Id, string>
  /** The constant that holds an enum's type in the database. */
  readonly types: ReadonlyMap<Id, string>
}

type Root = { readonly id: Id; readonly name: string; readonly parent: Id | null }

const pascal = memoize((it: Root): string => {
  const name = toPascal(singularWords(splitWords(identifier(it.name))))
  return /^[A-Z]/.test(name) ? name : `N${name}`
})

/** Whether SQLAlchemy can map rows of the table to objects: only those that a primary key tells apart. */
export const isMapped = (design: Design, table: Id): boolean => primaryKeyOf(design, table) !== null

/** Tables choose first. */
export function moduleNames(design: Design, wording: Wording | null = null): ModuleNames {
  const claims = new Claims(RESERVED_VALUES, wording === null)
  const values = new Map<Id, string>()
  const types = new Map<Id, string>()
  const qualified = (it: Root, name: string): string => {
    const schema = splitWords((it.parent && object(design, it.parent)?.name) || 'public')
    return /^[A-Z]/.test(name) ? `${toPascal(schema)}${name}` : `${identifier(schema.join('_'))}_${name}`
  }
  const give = (it: Root, name: string, more: string) => {
    if (!values.has(it.id)) values.set(it.id, claims.claim(name, qualified(it, name), more))
  }
  // What a text calls them already comes first.
  for (const it of [...tablesOf(design), ...rootsOf(design, 'enum')]) {
    const own = wording?.get(wordKey(it.id))
    if (own && claims.isFree(own)) values.set(it.id, claims.claim(own))
    const constant = wording?.get(wordKey(it.id, 'constant'))
    if (constant && claims.isFree(constant)) types.set(it.id, claims.claim(constant))
  }
  for (const it of tablesOf(design)) {
    if (it.partitionOf) continue
    if (isMapped(design, it.id)) give(it, pascal(it), `${pascal(it)}Model`)
    else give(it, identifier(it.name), `${identifier(it.name)}_table`)
  }
  for (const it of rootsOf(design, 'enum')) {
    give(it, pascal(it), `${pascal(it)}Enum`)
    const name = identifier(it.name)
    if (!types.has(it.id)) types.set(it.id, claims.claim(`${name}_type`, qualified(it, `${name}_type`)))
  }
  for (const it of rootsOf(design, 'view')) give(it, identifier(it.name), `${identifier(it.name)}_view`)
  return { values, types }
}
