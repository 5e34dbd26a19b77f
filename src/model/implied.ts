import { sqlAt } from './at.ts'
import { type Design, object } from './design.ts'
import { type Id, newId } from './id.ts'
import { copyName } from './kinds/copy-name.ts'
import type { DbObject, ObjectOf } from './kinds/index.ts'
import { childrenOf, columnsOf } from './read.ts'
import { mapReferences } from './references.ts'

/** What a table passes on to its parts, or to heirs. */
const passesOn = (it: DbObject, isPart: boolean): boolean =>
  it.kind === 'check'
    ? !it.noInherit
    : isPart &&
      (it.kind === 'foreign-key' ||
        ((it.kind === 'primary-key' || it.kind === 'unique' || it.kind === 'exclusion' || it.kind === 'index') &&
          !it.only))

type Above = { readonly id: Id; readonly isPart: boolean }

/** The tables that a table has something from, the nearest first, and whether as a part. */
function* above(design: Design, table: Id, isMeant: (id: Id) => boolean = () => true): Generator<Above> {
  const it = object(design, table) as ObjectOf<'table'> | null
  const next = it?.partitionOf ? [it.partitionOf] : (it?.inherits ?? [])
  for (const id of next.filter(isMeant)) {
    yield { id, isPart: it?.partitionOf === id }
    yield* above(design, id)
  }
}

/** What is said of a copy beyond what Postgres makes of it. */
function saidOfCopy(copy: DbObject, own: ObjectOf<'partition-index'> | undefined): DbObject {
  if (!own) return 'indexComment' in copy ? { ...copy, indexComment: null } : copy
  const { name, comment, keyComment, options, tablespace, clustered, replicaIdentity, statistics } = own
  const said = { name, options, tablespace, clustered, replicaIdentity }
  return (
    'indexComment' in copy
      ? { ...copy, ...said, comment: keyComment, indexComment: comment }
      : { ...copy, ...said, comment, statistics }
  ) as DbObject
}

type Implied = { readonly of: DbObject; readonly copy: DbObject }

/**
 * The keys, checks and indexes that a table has because it is a part or an heir of another, as objects of its own, each
 * with what it is of, by the names that Postgres gives them, or that are said of a partition's indexes. A design doesn't
 * hold them. Of what it has from those that it keeps, nothing.
 */
export function* impliedOn(design: Design, table: Id, keeps: (id: Id) => boolean): Generator<Implied> {
  const at = sqlAt(design)
  const owner = object(design, table) as DbObject | null
  const own = new Map(columnsOf(design, table).map((it) => [it.name, it.id]))
  const members = childrenOf(design, table)
  const names = new Set(members.map((it) => it.name))
  const parts = new Map(members.flatMap((it) => (it.kind === 'partition-index' ? [[it.of as Id, it] as const] : [])))
  for (const { id, isPart } of above(design, table, keeps))
    for (const it of childrenOf(design, id)) if (passesOn(it, isPart)) names.add(it.name)
  const said = new Set<string>()
  for (const { id, isPart } of above(design, table, (each) => !keeps(each))) {
    const mine = new Map<Id, Id>([[id, table]])
    for (const it of columnsOf(design, id)) mine.set(it.id, own.get(it.name) ?? it.id)
    for (const it of childrenOf(design, id)) {
      const part = parts.get(it.id)
      if (!(passesOn(it, isPart) || part) || said.has(it.id)) continue
      said.add(it.id)
      const wanted = part ? null : copyName(it, owner?.name ?? '', at)
      let name = wanted ?? it.name
      for (let n = 1; wanted !== null && names.has(name); n++) name = `${wanted}${n}`
      if (it.kind === 'check' && names.has(name)) continue
      names.add(name)
      const copy = mapReferences(it, (other) => mine.get(other) ?? other)
      // What it refers to is what that refers to, also where that is itself.
      const kept = it.kind === 'foreign-key' ? { target: it.target, targetColumns: it.targetColumns } : {}
      const only = 'only' in it ? { only: false } : {}
      const plain = { ...copy, ...kept, ...only, id: newId(it.kind), name, comment: null } as DbObject
      yield { of: it, copy: saidOfCopy(plain, part) }
    }
  }
}
