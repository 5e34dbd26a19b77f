import { memoize, tokenize } from '#base'
import { rewriteText } from './commands/rename.ts'
import type { Design, PostgresVersion } from './design.ts'
import type { Id } from './id.ts'
import { checkReferences } from './integrity.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'
import { type Bucket, bucketOf, ObjectsEdit } from './objects.ts'
import { rootsOf } from './read.ts'

/** Something that a design says and servers before `since` do not know (the release notes of each version, appendix E). */
export type Lack = {
  readonly about: DbObject
  readonly since: PostgresVersion
  /** `NULLS NOT DISTINCT`. */
  readonly what: string
  /** The nearest that older servers know; null to leave the whole object out; undefined where nothing comes near. */
  readonly without?: DbObject | null
}

type Feature = {
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

const FEATURES: readonly Feature[] = [
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
const FUNCTIONS: Readonly<Record<string, PostgresVersion>> = {
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
  json_object: 16,
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

/** The functions that an object's expressions call and that came after the target. Bodies are texts of their own. */
function functionsOf(it: DbObject, target: PostgresVersion): Lack[] {
  const called = new Set<string>()
  rewriteText(it, (sql) => {
    const words = tokenize(sql).filter((token) => token.type !== 'space' && token.type !== 'comment')
    for (const [i, { type, value }] of words.entries())
      if (type === 'name' && words[i + 1]?.value === '(' && (FUNCTIONS[value] ?? 0) > target) called.add(value)
    return sql
  })
  return [...called].map((name) => ({ about: it, since: FUNCTIONS[name] as PostgresVersion, what: `${name}()` }))
}

const inBucket = memoize((bucket: Bucket): ((target: PostgresVersion) => readonly Lack[]) => {
  const known = new Map<PostgresVersion, readonly Lack[]>()
  return (target) => {
    const had = known.get(target)
    if (had) return had
    const lacks = [...bucket.members.values()].flatMap((it) => {
      const said = FEATURES.filter((each) => each.kind === it.kind && each.since > target && each.has(it)).map(
        (each) => {
          const less = each.without(it)
          return { about: it, since: each.since, what: each.what, ...(less === undefined ? {} : { without: less }) }
        },
      )
      const names = new Set(said.map((each) => each.what))
      return [...said, ...functionsOf(it, target).filter((each) => !names.has(each.what))]
    })
    known.set(target, lacks)
    return lacks
  }
})

const ownFunctions = memoize(
  (routines: readonly DbObject[]): ReadonlySet<string> => new Set(routines.map((it) => `${it.name}()`)),
)

/** What one root object and all beneath it say that the design's target does not know. */
export function lacksIn(design: Design, root: Id): readonly Lack[] {
  const bucket = design.postgres === 18 ? null : bucketOf(design.objects, root)
  const lacks = bucket ? inBucket(bucket)(design.postgres) : []
  if (lacks.length === 0) return lacks
  const own = ownFunctions(rootsOf(design, 'routine'))
  return lacks.filter((it) => !own.has(it.what))
}

/** What a design says that its target does not know. Costs what changed since it was last asked. */
export const lacksOf = (design: Design): readonly Lack[] =>
  design.postgres === 18 ? [] : [...design.objects.buckets.keys()].flatMap((root) => lacksIn(design, root))

/**
 * The design as its target can hold it: what the target lacks is replaced by the nearest that it knows, or left out with
 * what leans on it. `lacks` says all of it, and what is left as it is because nothing comes near.
 */
export function forTarget(design: Design): { readonly design: Design; readonly lacks: readonly Lack[] } {
  const lacks = lacksOf(design)
  if (lacks.every((it) => it.without === undefined)) return { design, lacks }
  const edit = new ObjectsEdit(design.objects)
  for (const id of new Set(lacks.map((it) => it.about.id))) {
    let now = edit.get(id)
    for (const each of FEATURES) {
      if (!now || each.kind !== now.kind || each.since <= design.postgres || !each.has(now)) continue
      const less = each.without(now)
      if (less === null) edit.delete(id)
      else if (less) edit.put(less)
      now = less === undefined ? now : less
    }
  }
  return { design: checkReferences({ ...design, objects: edit.now() }).design, lacks }
}
