import { quoteText } from '#base'
import { sqlAt } from './at.ts'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import { sequenceName, sequencePath, sequenceType } from './kinds/column-identity.ts'
import type { ObjectOf } from './kinds/index.ts'
import { columnsOf, pathOf, rootsOf, schemaNameOf, tablesOf } from './read.ts'

type Numbered = ObjectOf<'column'> & { readonly identity: NonNullable<ObjectOf<'column'>['identity']> }

const isSerial = (it: ObjectOf<'column'> | null): it is Numbered => it?.identity?.mode === 'serial'

/** A serial as what it is short for: a sequence that the column owns, and a default that draws from it. */
function spelledOut(it: Numbered, sequence: ObjectOf<'sequence'>, design: Design): Change[] {
  const { type: _type, mode: _mode, sequence: _name, ...options } = it.identity
  const table = it.parent ? object(design, it.parent) : null
  const own: ObjectOf<'sequence'> = {
    ...sequence,
    ...options,
    type: sequenceType(it),
    parent: table?.parent ?? null,
    unlogged: table?.kind === 'table' && table.unlogged,
    ownedBy: it.id,
    comment: null,
  }
  const text = `nextval(${quoteText(sequencePath(it, sqlAt(design)))}::regclass)`
  return [
    { op: 'add', object: own },
    { op: 'set', before: it, after: { ...it, identity: null, default: text, uses: [...it.uses, own.id] } },
  ]
}

/**
 * A design in which the serials whose sequences stand by themselves in another are spelled out, so that the sequence
 * goes from one to the other as it is, counter and all.
 */
export function serialsApart(design: Design, other: Design): Design {
  const alone = new Map(rootsOf(other, 'sequence').map((it) => [pathOf(other, it.id), it]))
  if (alone.size === 0) return design
  const changes = tablesOf(design).flatMap((table) =>
    columnsOf(design, table.id).flatMap((it) => {
      if (!isSerial(it) || isSerial(object(other, it.id))) return []
      const schema = schemaNameOf(design, table.id)
      const name = it.identity.sequence ?? sequenceName(table.name, it.name)
      const sequence = alone.get(schema === 'public' ? name : `${schema}.${name}`)
      return sequence ? spelledOut(it, sequence, design) : []
    }),
  )
  return changes.length === 0 ? design : apply(design, changes)
}
