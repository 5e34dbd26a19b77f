import { equal } from '#base'
import {
  apply,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  noteOf,
  object,
  plainForm,
  sqlAt,
} from '#model'
import { turnSteps } from './alter.ts'
import type { Rebuilds } from './rebuild.ts'
import type { Step } from './step.ts'

type Typed = DbObject & { readonly ofType: Id }

/** What says by its type what it is made of (CREATE TABLE … OF). */
function typed(design: Design, id: Id): Typed | null {
  const it = object(design, id) as (DbObject & { readonly ofType?: Id | null }) | null
  return it?.ofType ? (it as Typed) : null
}

/** Whether a part of a table says more of itself than its type does, which gives it only a name and a type. */
function saysMore(it: DbObject, design: Design): boolean {
  const entries = Object.entries(kindOf(it).fields)
  if (!isPart(it)) return false
  const ofType = entries.filter(([, schema]) => ['type', 'tie'].includes(noteOf(schema)?.holds ?? ''))
  const plain = {
    ...it,
    ...plainForm(it.kind),
    ...Object.fromEntries(ofType.map(([field]) => [field, it[field as never]])),
  }
  return turnSteps(plain as DbObject, it, sqlAt(design)).length > 0
}

/**
 * The tables whose type is another then, or is made again or a part of it: in between they are of none, and their
 * columns are changed for themselves.
 */
export function leavingTypes(from: Design, to: Design, { rebuilt }: Rebuilds): readonly Id[] {
  return [...from.objects.buckets.keys()].filter((id) => {
    const [was, now] = [typed(from, id), typed(to, id)]
    if (rebuilt.has(id) || !object(to, id) || !(was || now)) return false
    const [before, after] = [was?.ofType, now?.ofType]
    return (
      before !== after ||
      (before && childrenOf(to, id).some((it) => !object(from, it.id) && saysMore(it, to))) ||
      (before &&
        [...(from.objects.buckets.get(before)?.members.keys() ?? [])].some((it) => rebuilt.has(it) || !object(to, it)))
    )
  })
}

/** A design in which these tables are of no type. */
export const withoutTypes = (design: Design, tables: Iterable<Id>): Design =>
  apply(
    design,
    [...tables].flatMap((id) => {
      const it = typed(design, id)
      return it ? [{ op: 'set' as const, before: it, after: { ...it, ofType: null } as DbObject }] : []
    }),
  )

/** What stands under a root in its order once a plan is done: what is new comes after what was there. */
function orderThen({ from, to }: Between, root: Id, isAnew: boolean): readonly string[] {
  const [had, has] = [from, to].map((it) => childrenOf(it, root).filter(isPart)) as [DbObject[], DbObject[]]
  const stays = isAnew ? [] : had.flatMap((it) => has.find((other) => other.id === it.id) ?? [])
  return [...stays, ...has.filter((it) => !stays.includes(it))].map((it) => it.name)
}

/** What a table's rows, or a type's values, are made of. */
const isPart = (it: DbObject): boolean =>
  Object.values(kindOf(it).fields).some((field) => noteOf(field)?.holds === 'type')

/** The tables that can't stay as they are and be of their type then, because that has another order. */
export function inAnotherOrder(between: Between, tables: readonly Id[], { rebuilt }: Rebuilds): readonly Id[] {
  return tables.filter((id) => {
    const type = typed(between.to, id)?.ofType
    return type && !equal(orderThen(between, id, false), orderThen(between, type, rebuilt.has(type)))
  })
}

type Between = { readonly from: Design; readonly to: Design }

/** NOT OF before all else, and OF when all is there. */
export function typeSteps(design: Design, tables: Iterable<Id>, which: 'leave' | 'take'): Step[] {
  const at = sqlAt(design)
  return [...tables].flatMap((id) => {
    const it = typed(design, id)
    const alone = it && ({ ...it, ofType: null } as DbObject)
    return !it || !alone ? [] : which === 'leave' ? turnSteps(it, alone, at) : turnSteps(alone, it, at)
  })
}
