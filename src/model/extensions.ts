import type { Design } from './design.ts'
import { rootsOf } from './read.ts'

/** What an extension brings, as far as designs name it. */
type Brought = {
  readonly types?: readonly string[]
  readonly classes?: readonly string[]
  readonly functions?: readonly string[]
  readonly methods?: readonly string[]
}

/** The extensions that people use most, by the names under which they are used without saying where they come from. */
const EXTENSIONS: Readonly<Record<string, Brought>> = {
  citext: { types: ['citext'] },
  hstore: { types: ['hstore'], functions: ['hstore', 'akeys', 'avals', 'hstore_to_json', 'hstore_to_jsonb'] },
  ltree: {
    types: ['ltree', 'lquery', 'ltxtquery'],
    functions: ['nlevel', 'subpath', 'subltree', 'lca', 'text2ltree', 'ltree2text'],
  },
  cube: { types: ['cube'], functions: ['cube'] },
  earthdistance: { functions: ['ll_to_earth', 'earth_distance', 'earth_box', 'earth'] },
  fuzzystrmatch: { functions: ['levenshtein', 'soundex', 'metaphone', 'dmetaphone', 'daitch_mokotoff'] },
  isn: { types: ['ean13', 'isbn', 'isbn13', 'issn', 'ismn', 'upc'] },
  postgis: { types: ['geometry', 'geography'] },
  moddatetime: { functions: ['moddatetime'] },
  pg_jsonschema: { functions: ['json_matches_schema', 'jsonb_matches_schema'] },
  semver: { types: ['semver'] },
  ip4r: { types: ['ip4', 'ip6', 'ipaddress', 'ip4r', 'ip6r', 'iprange'] },
  hll: { types: ['hll'] },
  timescaledb: { functions: ['time_bucket', 'time_bucket_gapfill'] },
  pg_trgm: {
    classes: ['gin_trgm_ops', 'gist_trgm_ops'],
    functions: ['similarity', 'word_similarity', 'strict_word_similarity', 'show_trgm'],
  },
  'uuid-ossp': {
    functions: ['uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4', 'uuid_generate_v5', 'uuid_nil'],
  },
  pgcrypto: {
    functions: ['gen_salt', 'crypt', 'digest', 'hmac', 'gen_random_bytes', 'pgp_sym_encrypt', 'pgp_sym_decrypt'],
  },
  unaccent: { functions: ['unaccent'] },
  intarray: { classes: ['gin__int_ops', 'gist__int_ops'] },
  vector: {
    types: ['vector', 'halfvec', 'sparsevec'],
    classes: [
      'vector_l2_ops',
      'vector_cosine_ops',
      'vector_ip_ops',
      'vector_l1_ops',
      'halfvec_l2_ops',
      'halfvec_cosine_ops',
    ],
    functions: ['cosine_distance', 'l2_distance', 'inner_product', 'l2_normalize'],
    methods: ['hnsw', 'ivfflat'],
  },
  bloom: { methods: ['bloom'] },
  btree_gist: {
    classes: ['gist_int4_ops', 'gist_int8_ops', 'gist_uuid_ops', 'gist_text_ops', 'gist_timestamptz_ops'],
  },
}

export type BroughtSort = 'types' | 'classes' | 'functions' | 'methods'

const provider = (sort: BroughtSort): ReadonlyMap<string, string> =>
  new Map(Object.entries(EXTENSIONS).flatMap(([extension, it]) => (it[sort] ?? []).map((name) => [name, extension])))

const providers: Readonly<Record<BroughtSort, ReadonlyMap<string, string>>> = {
  types: provider('types'),
  classes: provider('classes'),
  functions: provider('functions'),
  methods: provider('methods'),
}

/** PostGIS has some eight hundred functions, nearly all of one prefix. */
const SPATIAL = 'st_'

/** Whether a text may call one of them. */
export const callsSpatial = (text: string): boolean => new RegExp(`\\b${SPATIAL}[a-z0-9]+\\s*\\(`, 'i').test(text)

/** The extension that brings a type, an operator class, a function or an index method of this name; null if none does. */
export const extensionBringing = (sort: BroughtSort, name: string): string | null =>
  providers[sort].get(name) ?? (sort === 'functions' && name.startsWith(SPATIAL) ? 'postgis' : null)

/** Whether it is known which functions an extension brings. */
export const isKnownExtension = (name: string): boolean => Object.hasOwn(EXTENSIONS, name)

/** Every name that these extensions bring. */
export const namesBrought = (sort: BroughtSort): Iterable<string> => providers[sort].keys()

export const typesBroughtBy = (extension: string): readonly string[] => EXTENSIONS[extension]?.types ?? []

/** The extensions that a design asks for. */
export const extensionsOf = (design: Design): readonly string[] => rootsOf(design, 'extension').map((it) => it.name)
