import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import { type Id, newId } from './id.ts'
import type { ObjectOf } from './kinds/index.ts'
import { childrenOfKind } from './read.ts'

type Check = ObjectOf<'check'>
type Heirs = ReadonlyMap<Id, readonly Id[]>

/** The tables that inherit from each, in both designs. */
function heirsIn(from: Design, to: Design): Heirs {
  const heirs = new Map<Id, Id[]>()
  for (const id of from.objects.buckets.keys()) {
    const [was, now] = [from, to].map((it) => object(it, id) as Partial<ObjectOf<'table'>> | null)
    for (const tie of was?.inherits ?? [])
      if (now?.inherits?.some((it) => it === tie)) heirs.set(tie, [...(heirs.get(tie) ?? []), id])
  }
  return heirs
}

/**
 * The first design with what heirs have from a check that goes said of each of them, where one of them keeps it as its
 * own: Postgres then takes it from the table above alone.
 */
export function checksKept(from: Design, to: Design): Design {
  const heirs = heirsIn(from, to)
  const ownIn = (table: Id, name: string): Check | undefined =>
    childrenOfKind(to, table, 'check').find((it) => it.name === name && !object(from, it.id))
  const isKeptBy = (table: Id, name: string): boolean =>
    (heirs.get(table) ?? []).some((heir) => ownIn(heir, name) !== undefined || isKeptBy(heir, name))
  const said: Change[] = []
  const say = (check: Check, table: Id) => {
    if (check.noInherit || !isKeptBy(table, check.name)) return
    for (const heir of heirs.get(table) ?? []) {
      const own = ownIn(heir, check.name)
      const copy = { ...check, id: own?.id ?? newId('check'), parent: heir, comment: null }
      said.push({ op: 'add', object: copy })
      if (!own) say(copy, heir)
    }
  }
  for (const table of heirs.keys())
    for (const check of childrenOfKind(from, table, 'check')) if (!object(to, check.id)) say(check, table)
  return said.length > 0 ? apply(from, said) : from
}
