import { givenFor, type PostgresError } from '#postgres'

/** What a script relied on being there, and the SQL that puts it there. */
export type Remedy = {
  /** What is given belongs to the server, and not to the design. */
  readonly what: 'given' | 'schema' | 'extension'
  readonly name: string
  readonly sql: string
  readonly undo: string | null
}

/** What the extensions that PGlite has bring, by the names that scripts use without saying where they come from. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  citext: ['citext'],
  hstore: ['hstore'],
  ltree: ['ltree', 'lquery', 'ltxtquery'],
  cube: ['cube'],
  pg_trgm: ['gin_trgm_ops', 'gist_trgm_ops', 'similarity', 'word_similarity'],
  'uuid-ossp': ['uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4', 'uuid_generate_v5', 'uuid_nil'],
  pgcrypto: ['gen_salt', 'crypt', 'digest', 'hmac', 'gen_random_bytes', 'pgp_sym_encrypt', 'pgp_sym_decrypt'],
  unaccent: ['unaccent'],
  intarray: ['gin__int_ops', 'gist__int_ops'],
  vector: ['vector', 'halfvec', 'sparsevec', 'vector_l2_ops', 'vector_cosine_ops', 'vector_ip_ops'],
  btree_gist: ['gist_int4_ops', 'gist_int8_ops', 'gist_uuid_ops', 'gist_text_ops', 'gist_timestamptz_ops'],
}

const PROVIDER = new Map(
  Object.entries(BRINGS).flatMap(([extension, names]) => names.map((name) => [name, extension] as const)),
)

/** Extensions that a text may need although it does not ask for them. Words are enough: an extension that is not needed is only fetched. */
export function impliedExtensions(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [name, extension] of PROVIDER) if (text.includes(name)) found.add(extension)
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
  return PROVIDER.get((type ?? opclass ?? routine ?? '').split('.').at(-1) ?? '') ?? null
}

/** The schema in which a script looks for what an extension brings. */
const schemaIn = (error: PostgresError): string =>
  /^(?:type|operator class|function) "?(\w+)\."?\w+/.exec(error.message)?.[1] ?? 'public'

/** What would let a refused statement run, when all that it lacks is something that lies outside the script. */
export function remedyFor(error: PostgresError): Remedy | null {
  const given = givenFor(error)
  if (given) return { what: 'given', ...given }
  const schema = error.code === '3F000' ? /^schema "(.*)" does not exist$/.exec(error.message)?.[1] : undefined
  if (schema)
    return {
      what: 'schema',
      name: schema,
      sql: `create schema ${quoted(schema)}`,
      undo: `drop schema ${quoted(schema)}`,
    }
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
