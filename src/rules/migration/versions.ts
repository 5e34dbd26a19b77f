import type { Step } from '#migrate'
import { all, type Common, type DbObject, type Design, type Id, type Kind, object, sqlAt } from '#model'
import type { Migration } from '../change-rule.ts'
import { hasTag } from '../reading/intent.ts'
import type { ObjectOf } from '../reading/shapes.ts'

type Pair<K extends Kind> = { readonly was: ObjectOf<K>; readonly now: ObjectOf<K> }

/** What of a kind is in both versions, as it was and as it is. */
export function kept<K extends Kind>({ from, to }: Migration, kind: K): Pair<K>[] {
  return [...all(from.objects)].flatMap((was): Pair<K>[] => {
    const now = was.kind === kind ? object(to, was.id) : null
    return now ? [{ was: was as ObjectOf<K>, now: now as ObjectOf<K> }] : []
  })
}

const inOne = <K extends Kind>(design: Design, other: Design, kind: K): ObjectOf<K>[] =>
  [...all(design.objects)].flatMap((it) => (it.kind === kind && !object(other, it.id) ? [it as ObjectOf<K>] : []))

/** What of a kind is in the first version only. */
export const gone = <K extends Kind>({ from, to }: Migration, kind: K): ObjectOf<K>[] => inOne(from, to, kind)
/** What of a kind is in the second version only. */
export const added = <K extends Kind>({ from, to }: Migration, kind: K): ObjectOf<K>[] => inOne(to, from, kind)

/** Whether a table has rows that stay: it is in both versions, and the plan does not make it anew without copying them. */
export const staysWithRows = ({ from, to, steps }: Migration, table: Id | null): boolean =>
  table !== null &&
  object(from, table) !== null &&
  object(to, table) !== null &&
  (!steps.some((it) => it.action === 'create' && it.about === table) || isCopied(steps, table))

/** Whether a table's rows are copied, because it is made anew or is a part of one that is. */
export const isCopied = (steps: readonly Step[], table: Id): boolean =>
  steps.some((it) => it.action === 'aside' && it.about === table)

const SMALL = 10_000

/** Whether a person said that so few rows are in it that nothing takes long. */
export function isSmall({ from, to }: Migration, table: Id | null): boolean {
  if (table === null) return false
  return [to, from].some((design) => {
    const entry = design.intent.get(`estimate/${table}`)
    return hasTag(design, table, 'tiny', 'reference') || (entry?.sort === 'estimate' && entry.rows <= SMALL)
  })
}

/** An object of either version, as it comes out or, where it goes, as it was. */
export const inEither = ({ from, to }: Migration, id: Id): DbObject | null => object(to, id) ?? object(from, id)

/** The path of something's table, as it is before anything has happened. */
export const tableBefore = ({ from }: Migration, it: Common): string => (it.parent ? sqlAt(from).path(it.parent) : '')

/** What a step is about, for a message: its name and its table's. */
export function called(migration: Migration, id: Id): string {
  const it = inEither(migration, id)
  const table = it?.parent ? inEither(migration, it.parent) : null
  return it && table && table.kind !== 'schema' ? `${table.name}.${it.name}` : (it?.name ?? '?')
}

/** The steps that touch rows or people who are there. */
export const stepsOn = (migration: Migration, is: (step: Step) => boolean): Step[] =>
  migration.steps.filter((step) => is(step) && !isSmall(migration, step.root))
