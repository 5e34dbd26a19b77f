import type { PostgresVersion } from './design.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'

/** Words that came with a version of Postgres, and what comes nearest before it. */
export type Feature = {
  readonly kind: Kind
  readonly since: PostgresVersion
  readonly what: string
  readonly has: (it: DbObject) => boolean
  readonly without: (it: DbObject) => DbObject | null | undefined
}

const feature = <K extends Kind>(
  kind: K,
  since: PostgresVersion,
  what: string,
  says: { has: (it: ObjectOf<K>) => boolean; without: (it: ObjectOf<K>) => Partial<ObjectOf<K>> | null | undefined },
): Feature => ({
  kind,
  since,
  what,
  has: (it) => says.has(it as ObjectOf<K>),
  without: (it) => {
    const less = says.without(it as ObjectOf<K>)
    return less ? ({ ...it, ...less } as DbObject) : (less as null | undefined)
  },
})

const without = (names: RegExp) => (it: { options: readonly string[] }) => ({
  options: it.options.filter((option) => !names.test(option)),
})
const some = (names: RegExp) => (it: { options: readonly string[] }) => it.options.some((option) => names.test(option))

const LEFT_OUT = { without: () => null }

/** Of a table, in 17 and later (manual 5.8). */
const TABLE_PRIVILEGES = 8

type Privileges = { readonly privileges: readonly string[]; readonly grantable: readonly string[] }
/** All privileges that there are is ALL on every server, so MAINTAIN among them is nothing that one lacks. */
const MAINTAIN = {
  has: (it: Privileges) => it.privileges.includes('MAINTAIN') && it.privileges.length < TABLE_PRIVILEGES,
  without: (it: Privileges) => ({
    privileges: it.privileges.filter((each) => each !== 'MAINTAIN'),
    grantable: it.grantable.filter((each) => each !== 'MAINTAIN'),
  }),
}

/** The release notes of each version (manual, appendix E). */
export const FEATURES: readonly Feature[] = [
  feature('unique', 15, 'NULLS NOT DISTINCT', {
    has: (it) => !it.nullsDistinct,
    without: () => ({ nullsDistinct: true }),
  }),
  feature('index', 15, 'NULLS NOT DISTINCT', {
    has: (it) => !it.nullsDistinct,
    without: () => ({ nullsDistinct: true }),
  }),
  feature('foreign-key', 15, 'SET NULL of some columns only', {
    has: (it) => it.onDeleteColumns.length > 0,
    without: () => ({ onDelete: 'no action' as const, onDeleteColumns: [] }),
  }),
  feature('view', 15, 'security_invoker', { has: some(/^security_invoker/), without: without(/^security_invoker/) }),
  feature('sequence', 15, 'an unlogged sequence', { has: (it) => it.unlogged, without: () => ({ unlogged: false }) }),
  feature('publication', 15, 'all tables of a schema', {
    has: (it) => it.schemas.length > 0,
    without: () => undefined,
  }),
  feature('publication', 15, 'columns and row filters', {
    has: (it) => it.tables.some((each) => each.columns !== null || each.where !== null),
    without: (it) => ({ tables: it.tables.map((each) => ({ ...each, columns: null, where: null })) }),
  }),
  feature('role', 16, 'INHERIT and SET of a membership', {
    has: (it) => it.memberOf.some((each) => each.inherit !== it.inherit || !each.set),
    without: (it) => ({ memberOf: it.memberOf.map((each) => ({ ...each, inherit: it.inherit, set: true })) }),
  }),
  feature('collation', 16, 'rules', { has: (it) => it.rules !== null, without: () => ({ rules: null }) }),
  feature('collation', 17, 'the provider builtin', {
    has: (it) => it.provider === 'builtin',
    without: () => undefined,
  }),
  feature('grant', 17, 'MAINTAIN', MAINTAIN),
  feature('default-privileges', 17, 'MAINTAIN', MAINTAIN),
  feature('default-privileges', 18, 'privileges on large objects', {
    has: (it) => it.on === 'large objects',
    ...LEFT_OUT,
  }),
  feature('publication', 18, 'generated columns', {
    has: (it) => it.generatedColumns === 'stored',
    without: () => ({ generatedColumns: 'none' as const }),
  }),
  feature('domain', 17, 'a NOT NULL with a name of its own', {
    has: (it) => it.notNull !== null,
    without: () => ({ notNull: null }),
  }),
  feature('event-trigger', 17, 'the event login', { has: (it) => it.event === 'login', ...LEFT_OUT }),
  feature('column', 18, 'a virtual generated column', {
    has: (it) => it.generated?.stored === false,
    without: (it) => ({ generated: it.generated && { ...it.generated, stored: true } }),
  }),
  feature('column', 18, 'a NOT NULL with a name or terms of its own', {
    has: (it) => it.notNull !== null,
    without: () => ({ notNull: null }),
  }),
  feature('primary-key', 18, 'WITHOUT OVERLAPS', { has: (it) => it.withoutOverlaps, ...LEFT_OUT }),
  feature('unique', 18, 'WITHOUT OVERLAPS', { has: (it) => it.withoutOverlaps, ...LEFT_OUT }),
  feature('foreign-key', 18, 'PERIOD', { has: (it) => it.period, ...LEFT_OUT }),
  feature('foreign-key', 18, 'NOT ENFORCED', { has: (it) => !it.enforced, ...LEFT_OUT }),
  feature('check', 18, 'NOT ENFORCED', { has: (it) => !it.enforced, ...LEFT_OUT }),
  feature('column', 18, 'uuidv7()', {
    has: (it) => it.default === 'uuidv7()',
    without: () => ({ default: 'gen_random_uuid()' }),
  }),
]

/** Functions that came with a version, as expressions call them (manual, appendix E; those of 14 and before are everywhere). */
export const FUNCTIONS: Readonly<Record<string, PostgresVersion>> = {
  regexp_count: 15,
  regexp_instr: 15,
  regexp_like: 15,
  regexp_substr: 15,
  array_sample: 16,
  array_shuffle: 16,
  any_value: 16,
  date_add: 16,
  date_subtract: 16,
  erf: 16,
  erfc: 16,
  json_array: 16,
  json_arrayagg: 16,
  json_objectagg: 16,
  pg_input_is_valid: 16,
  random_normal: 16,
  json_exists: 17,
  json_query: 17,
  json_scalar: 17,
  json_serialize: 17,
  json_table: 17,
  json_value: 17,
  to_bin: 17,
  to_oct: 17,
  unicode_assigned: 17,
  uuid_extract_timestamp: 17,
  uuid_extract_version: 17,
  array_reverse: 18,
  array_sort: 18,
  casefold: 18,
  crc32: 18,
  crc32c: 18,
  gamma: 18,
  lgamma: 18,
  uuidv4: 18,
  uuidv7: 18,
}
