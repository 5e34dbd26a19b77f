import { type Rank, rankBetween } from '#base'
import { type Design, MAIN_DIAGRAM, NOTHING, type PostgresVersion, PUBLIC } from './design.ts'
import type { Diagram } from './diagram.ts'
import type { Id } from './id.ts'
import { newId } from './id.ts'
import type { Common } from './kind-spec.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'
import { ObjectsEdit } from './objects.ts'
import { childrenOf } from './read.ts'

const UNMARKED = { clustered: false, replicaIdentity: false } as const
const plainKey = () => ({
  columns: [],
  include: [],
  withoutOverlaps: false,
  deferrable: 'no' as const,
  options: [],
  ...UNMARKED,
})

/** What a new object of each kind has where nobody said otherwise. Kinds without an entry have no sensible empty form. */
const PLAIN = {
  role: {
    given: false,
    login: false,
    superuser: false,
    createDatabases: false,
    createRoles: false,
    inherit: true,
    replication: false,
    bypassRowSecurity: false,
    connectionLimit: -1,
    validUntil: null,
    memberOf: [],
    settings: [],
  },
  schema: {},
  extension: { schema: null, version: null },
  enum: { values: [] },
  domain: { type: { name: 'text', of: null, dimensions: 0 }, collation: null, default: null, nullable: true },
  composite: {},
  attribute: { type: { name: 'text', of: null, dimensions: 0 }, collation: null },
  range: {
    subtype: { name: 'integer', of: null, dimensions: 0 },
    opclass: null,
    collation: null,
    canonical: null,
    difference: null,
    multirange: '',
  },
  routine: {
    form: 'function',
    arguments: [],
    returns: { name: 'void', of: null, dimensions: 0 },
    setOf: false,
    language: 'sql',
    body: '',
    atomic: null,
    library: null,
    volatility: 'volatile',
    strict: false,
    securityDefiner: false,
    leakproof: false,
    parallel: 'unsafe',
    cost: null,
    rows: null,
    support: null,
    settings: [],
    transforms: [],
    aggregate: null,
  },
  sequence: {
    type: 'bigint',
    increment: '1',
    min: null,
    max: null,
    start: '1',
    cache: '1',
    cycle: false,
    unlogged: false,
    ownedBy: null,
  },
  table: {
    unlogged: false,
    partitionBy: null,
    partitionOf: null,
    bound: null,
    inherits: [],
    options: [],
    rowSecurity: false,
    forceRowSecurity: false,
    replicaIdentity: 'default',
  },
  column: {
    type: { name: 'text', of: null, dimensions: 0 },
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    collation: null,
    notNull: null,
    storage: null,
    compression: null,
    statistics: null,
    options: [],
    foreignOptions: [],
    inherited: false,
  },
  'primary-key': plainKey(),
  unique: { ...plainKey(), nullsDistinct: true },
  'foreign-key': {
    columns: [],
    target: 'table:none',
    targetColumns: [],
    match: 'simple',
    onUpdate: 'no action',
    onDelete: 'no action',
    onDeleteColumns: [],
    deferrable: 'no',
    period: false,
    enforced: true,
    validated: true,
  },
  check: { expression: 'true', noInherit: false, enforced: true, validated: true },
  exclusion: {
    method: 'gist',
    keys: [],
    include: [],
    where: null,
    deferrable: 'no',
    options: [],
    ...UNMARKED,
  },
  statistics: { kinds: [], columns: [], expressions: [], target: null },
  index: {
    method: 'btree',
    unique: false,
    nullsDistinct: true,
    keys: [],
    include: [],
    where: null,
    options: [],
    ...UNMARKED,
  },
  'materialized-view': { query: 'SELECT 1', options: [], columns: [] },
  view: { query: 'SELECT 1', options: [], columns: [] },
  policy: { command: 'all', permissive: true, roles: [], using: null, check: null },
  trigger: {
    timing: 'after',
    events: [],
    columns: [],
    forEach: 'row',
    when: null,
    function: { name: '', of: null },
    arguments: [],
    oldTable: null,
    newTable: null,
    constraint: null,
    enabled: 'origin',
    of: null,
  },
  rule: { event: 'insert', instead: false, where: null, actions: 'NOTHING', enabled: 'origin' },
  grant: { to: 'public', role: null, privileges: [], grantable: [], columns: [], sequences: [] },
  'foreign-data-wrapper': { handler: null, validator: null, options: [] },
  'foreign-server': { wrapper: null, wrapperName: null, type: null, version: null, options: [] },
  'user-mapping': { to: 'public', role: null, options: [] },
  'foreign-table': { server: 'foreign-server:none', options: [], partitionOf: null, bound: null, inherits: [] },
  publication: {
    allTables: false,
    schemas: [],
    tables: [],
    publish: ['insert', 'update', 'delete', 'truncate'],
    viaRoot: false,
    generatedColumns: 'none',
  },
  raw: { sql: 'SELECT 1', creates: [] },
  'default-privileges': {
    by: null,
    schema: null,
    on: 'tables',
    to: 'public',
    role: null,
    privileges: [],
    grantable: [],
  },
  'event-trigger': { event: 'ddl_command_end', tags: [], function: { name: '', of: null }, enabled: 'origin' },
} as const satisfies { [K in Kind]: Omit<ObjectOf<K>, keyof Common> }

/** The plain form of a kind, field by field: what a saved file and a link leave unsaid. */
export const plainForm = (kind: Kind): Readonly<Record<string, unknown>> => PLAIN[kind]

type Given<K extends Kind> = Partial<Omit<ObjectOf<K>, 'kind'>> & {
  readonly name: string
  readonly parent: Id | null
  readonly rank: Rank
}

/** A new object of a kind: what is given, and the plain form for the rest. */
export function make<K extends Kind>(kind: K, given: Given<K>): ObjectOf<K> {
  return { id: newId(kind), kind, comment: null, uses: [], ...PLAIN[kind], ...given } as unknown as ObjectOf<K>
}

/** The rank that puts a new object last under its parent. */
export function lastRank(design: Design, parent: Id | null): Rank {
  const siblings: readonly DbObject[] = parent ? childrenOf(design, parent) : []
  return rankBetween(siblings.at(-1)?.rank ?? null, null)
}

const mainDiagram: Diagram = {
  id: MAIN_DIAGRAM,
  name: 'Main',
  rank: 'a0',
  detail: 'all',
  places: new Map(),
  shapes: new Map(),
}

/** A design as it begins: the schema `public`, one diagram, nothing on it. */
export function emptyDesign(name = 'Untitled', postgres: PostgresVersion = 18): Design {
  const objects = new ObjectsEdit(NOTHING.objects)
  objects.put(make('schema', { id: PUBLIC, name: 'public', parent: null, rank: 'a0' }))
  return { ...NOTHING, name, postgres, objects: objects.now(), diagrams: new Map([[MAIN_DIAGRAM, mainDiagram]]) }
}
