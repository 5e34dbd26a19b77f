import {
  bucketOf,
  childrenOf,
  type Design,
  type Id,
  kindOfId,
  referencesOf,
  referrersOf,
  rootsChanged,
  textUsersOf,
} from '#model'
import type { Sight } from './rule.ts'

/** The roots whose objects, or what the designer said of them, differ between two designs. */
export function changedRoots(before: Design, after: Design): ReadonlySet<Id> {
  const changed = new Set(rootsChanged(before.objects, after.objects))
  if (before.intent === after.intent) return changed
  const note = (one: Design, other: Design): void => {
    for (const [key, entry] of one.intent) {
      if (!('about' in entry) || other.intent.get(key) === entry) continue
      const root = bucketOf(one.objects, entry.about)?.root
      if (root) changed.add(root)
    }
  }
  note(before, after)
  note(after, before)
  return changed
}

/** The designs before and after. */
type Versions = readonly Design[]

const rootsOfIds = (versions: Versions, ids: Iterable<Id>): ReadonlySet<Id> => {
  const roots = new Set<Id>()
  for (const id of ids)
    for (const { objects } of versions) {
      const bucket = bucketOf(objects, id)
      if (bucket) roots.add(bucket.root)
    }
  return roots
}

/** The roots that one refers to, with all that stands beneath it. */
function referredFrom(versions: Versions, root: Id): ReadonlySet<Id> {
  const ids = new Set<Id>()
  for (const { objects } of versions)
    for (const it of objects.buckets.get(root)?.members.values() ?? []) {
      if (it.parent) ids.add(it.parent)
      for (const id of [...referencesOf(it), ...it.uses]) ids.add(id)
    }
  return rootsOfIds(versions, ids)
}

/** The roots that refer to one, or to what stands beneath it. */
function referringTo(versions: Versions, root: Id): ReadonlySet<Id> {
  const members = new Set(versions.flatMap(({ objects }) => [...(objects.buckets.get(root)?.members.keys() ?? [])]))
  const ids = new Set<Id>()
  for (const design of versions) {
    for (const it of childrenOf(design, root)) ids.add(it.id)
    for (const id of members) for (const it of [...referrersOf(design, id), ...textUsersOf(design, id)]) ids.add(it.id)
  }
  return rootsOfIds(versions, ids)
}

/** With what has changed, what is made of it that is not a table's neighbour by a key: a column by its type, a domain by its own. */
function withWhatTheyShape(versions: Versions, changed: ReadonlySet<Id>): ReadonlySet<Id> {
  const all = new Set(changed)
  const shaping = [...changed].filter((root) => kindOfId(root) !== 'table')
  for (const root of shaping)
    for (const it of referringTo(versions, root)) {
      if (!all.has(it) && kindOfId(it) !== 'table') shaping.push(it)
      all.add(it)
    }
  return all
}

/** Tables by how an edit concerns them: a rule that looks at no other table is asked about the first alone. */
export type Touched = {
  /** Those that have changed, or that are made of what has. */
  readonly itself: ReadonlySet<Id<'table'>>
  /** Those that refer to a table that has changed, before or after. */
  readonly referring: ReadonlySet<Id<'table'>>
  /** Those that a table refers to that has changed. */
  readonly referenced: ReadonlySet<Id<'table'>>
}

/** The tables that an edit concerns. */
export function touchedTables(before: Design, after: Design, altered: ReadonlySet<Id>): Touched {
  const versions = [before, after]
  const touched = { itself: new Set<Id>(), referring: new Set<Id>(), referenced: new Set<Id>() }
  for (const changed of withWhatTheyShape(versions, altered)) {
    const isTable = kindOfId(changed) === 'table'
    touched.itself.add(changed)
    for (const it of referredFrom(versions, changed)) touched[isTable ? 'referenced' : 'itself'].add(it)
    for (const it of referringTo(versions, changed)) touched[isTable ? 'referring' : 'itself'].add(it)
  }
  const tables = (of: ReadonlySet<Id>) =>
    new Set([...of].filter((it): it is Id<'table'> => kindOfId(it) === 'table' && after.objects.buckets.has(it)))
  return {
    itself: tables(touched.itself),
    referring: tables(touched.referring),
    referenced: tables(touched.referenced),
  }
}

/** Whether a rule that sees so far may answer otherwise about a table than it did. */
export const concerns = ({ itself, referring, referenced }: Touched, table: Id<'table'>, sees?: Sight): boolean =>
  itself.has(table) ||
  ((sees === 'referenced' || sees === 'both') && referring.has(table)) ||
  ((sees === 'referring' || sees === 'both') && referenced.has(table))
