import { truncateName } from '#base'
import { computedName } from './computed-name.ts'
import { type Design, object } from './design.ts'
import { type Id, newId } from './id.ts'
import { madeName } from './kinds/column-identity.ts'
import type { DbObject, ObjectOf } from './kinds/index.ts'
import { childrenOf, columnsOf } from './read.ts'
import { mapReferences } from './references.ts'

type Keyed = { readonly keys: readonly { readonly column: Id | null; readonly expression: string | null }[] }

const namesOf = (design: Design, ids: readonly Id[]): readonly string[] =>
  ids.map((id) => object(design, id)?.name ?? '')

const keyNames = (design: Design, { keys }: Keyed): readonly string[] =>
  keys.map((key) => (key.column ? (object(design, key.column)?.name ?? '') : computedName(key.expression)))

/** What Postgres calls the copy that a partition gets (ChooseIndexName in indexcmds.c); null for one it leaves its name. */
function copyName(it: DbObject, table: string, design: Design): string | null {
  const made = (names: readonly string[], label: string) => madeName(table, truncateName(names.join('_')), label)
  switch (it.kind) {
    case 'primary-key':
      return madeName(table, null, 'pkey')
    case 'unique':
      return made(namesOf(design, [...it.columns, ...it.include]), 'key')
    case 'exclusion':
      return made([...keyNames(design, it), ...namesOf(design, it.include)], 'excl')
    case 'index':
      return made([...keyNames(design, it), ...namesOf(design, it.include)], 'idx')
    default:
      return null
  }
}

/** What a table passes on to its parts, or to heirs. */
const passesOn = (it: DbObject, isPart: boolean): boolean =>
  it.kind === 'check'
    ? !it.noInherit
    : isPart &&
      (it.kind === 'primary-key' ||
        it.kind === 'unique' ||
        it.kind === 'exclusion' ||
        it.kind === 'foreign-key' ||
        (it.kind === 'index' && !it.only))

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

/**
 * The keys, checks and indexes that a table has because it is a part or an heir of another, as objects of its own and by
 * the names that Postgres gives them. A design doesn't hold them. Of what it has from those that it keeps, nothing.
 */
export function* impliedOn(design: Design, table: Id, keeps: (id: Id) => boolean): Generator<DbObject> {
  const owner = object(design, table) as DbObject | null
  const own = new Map(columnsOf(design, table).map((it) => [it.name, it.id]))
  const names = new Set(childrenOf(design, table).map((it) => it.name))
  for (const { id, isPart } of above(design, table, keeps))
    for (const it of childrenOf(design, id)) if (passesOn(it, isPart)) names.add(it.name)
  const said = new Set<string>()
  for (const { id, isPart } of above(design, table, (each) => !keeps(each))) {
    const mine = new Map<Id, Id>([[id, table]])
    for (const it of columnsOf(design, id)) mine.set(it.id, own.get(it.name) ?? it.id)
    for (const it of childrenOf(design, id)) {
      if (!passesOn(it, isPart) || said.has(it.id)) continue
      said.add(it.id)
      const wanted = copyName(it, owner?.name ?? '', design)
      let name = wanted ?? it.name
      for (let n = 1; wanted !== null && names.has(name); n++) name = `${wanted}${n}`
      if (it.kind === 'check' && names.has(name)) continue
      names.add(name)
      const copy = mapReferences(it, (other) => mine.get(other) ?? other)
      // What it refers to is what that refers to, also where that is itself.
      const kept = it.kind === 'foreign-key' ? { target: it.target, targetColumns: it.targetColumns } : {}
      const unsaid = 'indexComment' in it ? { indexComment: null } : {}
      yield { ...copy, ...kept, ...unsaid, id: newId(it.kind), name, comment: null } as DbObject
    }
  }
}
