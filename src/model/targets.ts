import { memoize, tokenize } from '#base'
import { rewriteText } from './commands/rename.ts'
import type { Design, PostgresVersion } from './design.ts'
import type { Id } from './id.ts'
import { checkReferences } from './integrity.ts'
import type { DbObject } from './kinds/index.ts'
import { type Bucket, bucketOf, ObjectsEdit } from './objects.ts'
import { rootsOf } from './read.ts'
import { FEATURES, FUNCTIONS } from './target-features.ts'

/** Something that a design says and servers before `since` do not know (the release notes of each version, appendix E). */
export type Lack = {
  readonly about: DbObject
  readonly since: PostgresVersion
  /** `NULLS NOT DISTINCT`. */
  readonly what: string
  /** The nearest that older servers know; null to leave the whole object out; undefined where nothing comes near. */
  readonly without?: DbObject | null
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

/** What a bucket says that a target lacks, and the bucket without it; `gone` are the objects left out. */
type Fitted = { readonly lacks: readonly Lack[]; readonly bucket: Bucket; readonly gone: readonly Id[] }

function fitTo(bucket: Bucket, target: PostgresVersion, own: ReadonlySet<string>): Fitted {
  const lacks: Lack[] = []
  const members = new Map(bucket.members)
  const gone: Id[] = []
  for (const about of bucket.members.values()) {
    const known = new Set<string>(own)
    let now: DbObject | null = about
    for (const each of FEATURES) {
      if (!now || each.kind !== now.kind || each.since <= target || own.has(each.what) || !each.has(now)) continue
      const less: DbObject | null | undefined = each.without(now)
      const alone = each.without(about)
      lacks.push({ about, since: each.since, what: each.what, ...(alone === undefined ? {} : { without: alone }) })
      known.add(each.what)
      if (less !== undefined) now = less
    }
    lacks.push(...functionsOf(about, target).filter((each) => !known.has(each.what)))
    if (now === null) gone.push(about.id)
    else if (now !== about) members.set(about.id, now)
  }
  return { lacks, gone, bucket: lacks.some((it) => it.without) ? { root: bucket.root, members } : bucket }
}

const NOTHING_OWN: ReadonlySet<string> = new Set()
/** The functions of the design's own that are named like one that came with a version: those are no lack. */
const ownFunctions = memoize((routines: readonly DbObject[]): ReadonlySet<string> => {
  const names = routines.filter((it) => FUNCTIONS[it.name]).map((it) => `${it.name}()`)
  return names.length > 0 ? new Set(names) : NOTHING_OWN
})

/** One fit a bucket is remembered: that of the target and the functions it was last asked for. */
const lastFit = memoize((_: Bucket): { for: string; fitted: Fitted | null } => ({ for: '', fitted: null }))

function fitted(design: Design, bucket: Bucket): Fitted {
  const own = ownFunctions(rootsOf(design, 'routine'))
  const last = lastFit(bucket)
  const wanted = `${design.postgres} ${[...own].join()}`
  if (last.fitted && last.for === wanted) return last.fitted
  last.for = wanted
  last.fitted = fitTo(bucket, design.postgres, own)
  return last.fitted
}

/** What one root object and all beneath it say that the design's target does not know. */
export function lacksIn(design: Design, root: Id): readonly Lack[] {
  const bucket = design.postgres === 18 ? null : bucketOf(design.objects, root)
  return bucket ? fitted(design, bucket).lacks : []
}

/**
 * The design as its target can hold it: what the target lacks is replaced by the nearest that it knows, or left out.
 * `lacks` says all of it, and what is left as it is because nothing comes near; `dropped` what leaned on what is left
 * out. Costs what changed since it was last asked, unless something is left out.
 */
export function forTarget(design: Design): {
  readonly design: Design
  readonly lacks: readonly Lack[]
  readonly dropped: readonly DbObject[]
} {
  if (design.postgres === 18) return { design, lacks: [], dropped: [] }
  const fits = [...design.objects.buckets.values()].map((bucket) => fitted(design, bucket))
  const lacks = fits.flatMap((it) => it.lacks)
  if (lacks.every((it) => it.without === undefined)) return { design, lacks, dropped: [] }
  const buckets = new Map(fits.map((it) => [it.bucket.root, it.bucket]))
  const edit = new ObjectsEdit({ ...design.objects, buckets })
  for (const id of fits.flatMap((it) => it.gone)) edit.delete(id)
  const less = { ...design, objects: edit.done() }
  if (fits.every((it) => it.gone.length === 0)) return { design: less, lacks, dropped: [] }
  const { design: sound, dropped } = checkReferences(less)
  return { design: sound, lacks, dropped }
}
