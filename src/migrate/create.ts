import { byRank, quoteText, sortByNeeds } from '#base'
import { type At, type Bucket, type DbObject, type Id, KINDS, type Kind, kindOf, type Statement, sqlOf } from '#model'
import { needsOf, waitsFor, withoutDefault } from './needs.ts'
import type { Step } from './step.ts'

const place = new Map(KINDS.map((kind, i) => [kind, i]))
const kindOrder = (kind: Kind): number => place.get(kind) ?? 0

/** The usual order of objects: by kind as the registry lists them, then as a person ordered them. */
export const inUsualOrder = (a: DbObject, b: DbObject): number => kindOrder(a.kind) - kindOrder(b.kind) || byRank(a, b)

export function step(it: DbObject, action: Step['action'], sql: string, more: Partial<Step> = {}): Step {
  return {
    about: it.id,
    root: it.id,
    action,
    sql,
    hazard: null,
    commits: false,
    alone: false,
    folds: [],
    part: 0,
    ways: {},
    ...more,
  }
}

/** A step that says what its kind says, and what the kind knows of its cost. */
export const statementStep = (it: DbObject, action: Step['action'], statement: Statement): Step =>
  typeof statement === 'string'
    ? step(it, action, statement)
    : step(it, action, statement.sql, {
        hazard: statement.hazard ?? null,
        commits: statement.commits ?? false,
        alone: statement.alone ?? false,
        ways: statement.ways ?? {},
      })

/** COMMENT ON, for an object that has one or had one. */
export function commentSteps(it: DbObject, at: At): Step[] {
  const address = kindOf(it).address(it as never, at)
  if (!address) return []
  const { usualComment } = kindOf(it)
  const said = it.comment ?? usualComment?.(it as never) ?? null
  const comment = (words: string) => `COMMENT ON ${address} IS ${words}`
  if (said === null || typeof said === 'string')
    return [step(it, 'comment', comment(said === null ? 'NULL' : quoteText(said)))]
  const found = `EXECUTE format(${quoteText(comment('%L'))}, (${said.found}))`
  return [step(it, 'comment', `DO ${quoteText(`BEGIN ${found}; END`)}`)]
}

/** The members that are written inside the root's own CREATE, in their order: those with a clause, whose needs are there too. */
function foldable(members: readonly DbObject[], bucket: Bucket, at: At): DbObject[] {
  const folded = new Set<Id>([bucket.root])
  const result: DbObject[] = []
  for (const it of members) {
    const spec = kindOf(it)
    if (!spec.clause) continue
    if (!waitsFor(it, at).every((need) => !bucket.members.has(need) || folded.has(need))) continue
    if (spec.clause(it as never, at) !== null) result.push(it)
    else if (!isDeclaredElsewhere(it, at)) continue
    folded.add(it.id)
  }
  return result
}

/** A statement; a kind says '' where there is nothing to do. */
const some = (steps: readonly Step[]): Step[] => steps.filter((each) => each.sql !== '')

/** The statements that make one object by itself, what completes it, and its comment. */
export function createOne(it: DbObject, at: At): Step[] {
  const spec = kindOf(it)
  return some([
    statementStep(it, 'create', spec.create(it as never, at, [])),
    ...settle(it, at),
    ...(it.comment === null ? [] : commentSteps(it, at)),
  ])
}

/** A root that refers to something it does not wait for (a sequence to the column that owns it) is tied to it at the end. */
const settlesLater = (it: DbObject, at: At): boolean => needsOf(it, at).length > waitsFor(it, at).length

/** The ties of roots to what is made after them. */
export const tieRoots = (roots: readonly DbObject[], at: At): Step[] =>
  roots.flatMap((it) => (settlesLater(it, at) ? settle(it, at) : []))

const settle = (it: DbObject, at: At): Step[] =>
  (kindOf(it).settle?.(it as never, at) ?? []).map((sql) => step(it, 'alter', sql))

/** What completes a root, unless that is for the end. */
export const settleRoot = (it: DbObject, at: At): Step[] => (settlesLater(it, at) ? [] : settle(it, at))

/** What has to wait for things that are made after its root: members as a whole, or the default of one that keeps its place. */
export type Waiting = {
  readonly putOff: ReadonlySet<Id>
  readonly opened: ReadonlySet<Id>
  /** It settles by itself, once its rows are there. */
  readonly bare?: true
}

/** The statements that make a root with all beneath it but what waits, folded as a careful person would write them. */
export function createRoot(bucket: Bucket, at: At, { putOff, opened, bare }: Waiting): Step[] {
  const root = bucket.members.get(bucket.root) as DbObject
  const rest = [...bucket.members.values()]
    .filter((it) => it.id !== root.id && !putOff.has(it.id))
    .map((it) => (opened.has(it.id) ? (withoutDefault(it) ?? it) : it))
    .sort(inUsualOrder)
  const members = sortByNeeds(rest, (it) => waitsFor(it, at).flatMap((id) => bucket.members.get(id) ?? [])).order
  const folded = foldable(members, bucket, at)
  const inside = new Set(folded)
  const clauses = folded.map((it) => kindOf(it).clause?.(it as never, at) ?? '')
  const head = step(root, 'create', sqlOf(kindOf(root).create(root as never, at, clauses)), {
    folds: folded.map((it) => it.id),
  })
  const isThere = (it: DbObject) => inside.has(it) || isDeclaredElsewhere(it, at)
  const [there, alone] = [members.filter(isThere), members.filter((it) => !isThere(it))]
  return some([
    head,
    ...(bare ? [] : settleRoot(root, at)),
    ...there.flatMap((it) => settle(it, at)),
    ...[root, ...there].flatMap((it) => (it.comment === null ? [] : commentSteps(it, at))),
    // A new table has no rows that could be in the way.
    ...alone.flatMap((it) => createOne(it, at)).map((each) => ({ ...each, hazard: null })),
  ])
}

/** Its parent's own CREATE makes it (a partition's columns), so there is nothing to make. */
const isDeclaredElsewhere = (it: DbObject, at: At): boolean => {
  const spec = kindOf(it)
  return (
    Boolean(spec.clause) && spec.clause?.(it as never, at) === null && sqlOf(spec.create(it as never, at, [])) === ''
  )
}
