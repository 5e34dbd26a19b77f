import { callsSpatial, extensionBringing, namesBrought } from '#model'
import { givenFor, type PostgresError } from '#postgres'

/** What a script relied on being there, and the SQL that puts it there. */
export type Remedy = {
  /** What is given belongs to the server, and not to the design. */
  readonly what: 'given' | 'schema' | 'extension' | 'table'
  readonly name: string
  readonly sql: string
  readonly undo: string | null
}

const SORTS = ['types', 'classes', 'functions', 'methods'] as const

/** Extensions that a text may need although it does not ask for them. Words are enough: an extension that is not needed is only fetched. */
export function impliedExtensions(text: string): readonly string[] {
  const found = new Set<string>()
  for (const sort of SORTS)
    for (const name of namesBrought(sort)) {
      const extension = text.includes(name) ? extensionBringing(sort, name) : null
      if (extension) found.add(extension)
    }
  if (callsSpatial(text)) found.add('postgis')
  if (/exclude\s+using\s+gist|without\s+overlaps/i.test(text)) found.add('btree_gist')
  return [...found]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The extension that brings what Postgres says is missing. */
function missingExtension(error: PostgresError): string | null {
  const type = /^type "?(?:[\w"]+\.)?"?([\w]+)"?(?:\[\])?"? does not exist/.exec(error.message)?.[1]
  const opclass = /^operator class "([\w.]+)" does not exist/.exec(error.message)?.[1]
  const routine = /^function (?:[\w"]+\.)?"?(\w+)"?\(.*\) does not exist/.exec(error.message)?.[1]
  // A scalar under GiST, as exclusion constraints have it, is what btree_gist is for.
  if (/has no default operator class for access method "gist"/.test(error.message)) return 'btree_gist'
  const name = (type ?? opclass ?? routine ?? '').split('.').at(-1) ?? ''
  return extensionBringing(type ? 'types' : opclass ? 'classes' : 'functions', name)
}

/** The schema in which a script looks for what an extension brings. */
const schemaIn = (error: PostgresError): string =>
  /^(?:type|operator class|function) "?(\w+)\."?\w+/.exec(error.message)?.[1] ?? 'public'

export const schemaRemedy = (name: string): Remedy => ({
  what: 'schema',
  name,
  sql: `create schema ${quoted(name)}`,
  undo: `drop schema ${quoted(name)}`,
})

/** What would let a refused statement run, when all that it lacks is something that lies outside the script. */
export function remedyFor(error: PostgresError): Remedy | null {
  const given = givenFor(error)
  if (given) return { what: 'given', ...given }
  const schema = error.code === '3F000' ? /^schema "(.*)" does not exist$/.exec(error.message)?.[1] : undefined
  if (schema) return schemaRemedy(schema)
  const extension = error.code === '42704' || error.code === '42883' ? missingExtension(error) : null
  return extension
    ? {
        what: 'extension',
        name: extension,
        sql: `create extension if not exists ${quoted(extension)} schema ${quoted(schemaIn(error))}`,
        undo: null,
      }
    : null
}
