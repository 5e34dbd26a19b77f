import { equal, rankBetween } from '#base'
import {
  all,
  apply,
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  object,
  referencesOf,
  removeObjects,
  renameObject,
  rootsOf,
} from '#model'
import { reorder } from './reorder.ts'

/** What is told of an object beyond its fields. */
const SILENT = ['id', 'kind', 'rank', 'name']

type Patch = { readonly id: Id; readonly name: string | null; readonly fields: Readonly<Record<string, unknown>> }

/** Names that went along with a rename, where the text says them otherwise. */
const namesAsSaid = (design: Design, renamed: Design, said: Design): readonly Change[] =>
  design === renamed
    ? []
    : [...all(said.objects)].flatMap(({ id, name }): Change[] => {
        const before = object(renamed, id) as DbObject | null
        if (!before || before.name === name || before.name === object(design, id)?.name) return []
        return [{ op: 'set', before, after: { ...before, name } as DbObject }]
      })

/** What a text now says otherwise of an object than before. */
function patchOf(was: DbObject, now: DbObject, knowsUses: boolean): Patch | null {
  if (was === now) return null
  const [before, after] = [was as unknown, now as unknown] as [Record<string, unknown>, Record<string, unknown>]
  const fields = Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => !SILENT.includes(key) && (knowsUses || key !== 'uses') && !equal(value, before[key]),
    ),
  )
  const name = was.name === now.name ? null : now.name
  return name === null && Object.keys(fields).length === 0 ? null : { id: now.id, name, fields }
}

/** Values of an enum whose labels changed in their place stay the same values. */
function sameValues(it: DbObject, had: DbObject): DbObject {
  if (it.kind !== 'enum' || had.kind !== 'enum' || it.values.length !== had.values.length) return it
  const changed = it.values.filter((value, i) => value.label !== had.values[i]?.label)
  if (changed.length !== 1) return it
  return { ...it, values: it.values.map((value, i) => ({ ...value, id: had.values[i]?.id ?? value.id })) }
}

/** A rank for a new object: behind the sibling that stands before it in the text. */
function rankFor(it: DbObject, said: readonly DbObject[], design: Design): DbObject {
  const before = said
    .slice(0, said.indexOf(it))
    .reverse()
    .find((each) => object(design, each.id))
  const last = before ? (object(design, before.id) as DbObject).rank : null
  const siblings = it.parent ? childrenOf(design, it.parent) : rootsOf(design, it.kind)
  const next = siblings.find(({ rank }) => last === null || rank > last)
  return { ...it, rank: rankBetween(last, next?.rank ?? null) }
}

function childrenBy(design: Design): ReadonlyMap<Id | null, DbObject[]> {
  const groups = new Map<Id | null, DbObject[]>()
  for (const it of all(design.objects)) groups.set(it.parent, [...(groups.get(it.parent) ?? []), it])
  return groups
}

type Imposed = {
  readonly was: Design
  readonly now: Design
  /** Whether the readings tell what leans on what. */
  readonly knowsUses?: boolean
}

/**
 * Does to a design what an edit of a text has changed in what it says: `was` and `now` are readings of the text before and
 * after, under the design's ids. What the text can't say, and what it went on saying, stays.
 */
export function impose(design: Design, { was, now, knowsUses = false }: Imposed): readonly Change[] {
  const changes: Change[] = []
  let made = design
  const take = (more: readonly Change[]) => {
    changes.push(...more)
    made = apply(made, more)
  }
  const gone = [...all(was.objects)].filter((it) => !object(now, it.id) && object(design, it.id)).map((it) => it.id)
  const come = [...all(now.objects)].filter((it) => !object(was, it.id) && !object(design, it.id))
  const patches = [...all(now.objects)].flatMap((it): Patch[] => {
    const [before, held] = [object(was, it.id) as DbObject | null, object(design, it.id) as DbObject | null]
    const patch = before && held ? patchOf(before, sameValues(it, held), knowsUses) : null
    return patch ? [patch] : []
  })
  for (const { id, name } of patches) if (name !== null) take(renameObject(made, id, name))
  take(namesAsSaid(design, made, now))
  const said = childrenBy(now)
  const fresh = new Set<Id>(come.map((it) => it.id))
  for (const it of parentsFirst(come, now)) {
    const stands = [...(it.parent ? [it.parent] : []), ...referencesOf(it)].every(
      (id: Id) => object(made, id) || fresh.has(id),
    )
    if (stands) take([{ op: 'add', object: rankFor(it, said.get(it.parent) ?? [], made) }])
  }
  take(
    patches.flatMap(({ id, fields, name }): Change[] => {
      const before = object(made, id) as DbObject | null
      if (!before) return []
      const after = { ...before, ...fields, ...(name === null ? {} : { name }) } as DbObject
      return equal(before, after) ? [] : [{ op: 'set', before, after }]
    }),
  )
  take(reorder(made, { was, now }))
  const left = gone.filter((id) => object(made, id))
  if (left.length > 0) take(removeObjects(made, left))
  return changes
}

function parentsFirst(objects: readonly DbObject[], design: Design): readonly DbObject[] {
  const depth = (it: DbObject): number => {
    const parent = it.parent ? (object(design, it.parent) as DbObject | null) : null
    return parent ? 1 + depth(parent) : 0
  }
  return [...objects].sort((a, b) => depth(a) - depth(b))
}
