import { quoteText } from '#base'
import { sqlAt } from './at.ts'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import { sequenceName, sequencePath, sequenceType } from './kinds/column-identity.ts'
import type { ObjectOf } from './kinds/index.ts'
import { make } from './make.ts'
import { childrenOf, columnsOf, rootsOf, schemaNameOf, tablesOf } from './read.ts'

type Numbered = ObjectOf<'column'> & { readonly identity: NonNullable<ObjectOf<'column'>['identity']> }

const isSerial = (it: ObjectOf<'column'> | null): it is Numbered => it?.identity?.mode === 'serial'

const grantsUnder = (design: Design, id: Id): readonly ObjectOf<'grant'>[] =>
  childrenOf(design, id).filter((each) => each.kind === 'grant')

/** What is granted on the sequence behind a column, as grants on the sequence itself: those of the other design where it has them. */
function granted(it: Numbered, sequence: Id, { design, other }: Between): Change[] {
  return grantsUnder(design, it.parent as Id).flatMap((grant): Change[] => {
    const held = grant.sequences.find((each) => each.column === it.id)
    if (!held) return []
    const { to, role } = grant
    const there = grantsUnder(other, sequence).find((each) => each.to === to && each.role === role)
    const own = { ...grant, id: there?.id ?? (`grant:${sequence}.${to}.${role}` as const), parent: sequence }
    const { privileges, grantable } = held
    return [
      { op: 'add', object: { ...own, privileges, grantable, columns: [], sequences: [] } },
      { op: 'set', before: grant, after: { ...grant, sequences: grant.sequences.filter((each) => each !== held) } },
    ]
  })
}

type Between = { readonly design: Design; readonly other: Design }

/** A serial as what it is short for: a sequence that the column owns, and a default that draws from it. */
function spelledOut(it: Numbered, sequence: ObjectOf<'sequence'>, { design, other }: Between): Change[] {
  const { type: _type, mode: _mode, sequence: _name, ...options } = it.identity
  const table = it.parent ? object(design, it.parent) : null
  const own: ObjectOf<'sequence'> = {
    ...sequence,
    ...options,
    type: sequenceType(it),
    parent: table?.parent ?? null,
    unlogged: table?.kind === 'table' && table.unlogged,
    ownedBy: it.id,
    comment: it.sequenceComment,
  }
  const text = `nextval(${quoteText(sequencePath(it, sqlAt(design)))}::regclass)`
  return [
    { op: 'add', object: own },
    {
      op: 'set',
      before: it,
      after: { ...it, identity: null, sequenceComment: null, default: text, uses: [...it.uses, own.id] },
    },
    ...granted(it, own.id, { design, other }),
  ]
}

const pathIn = (schema: string, name: string): string => JSON.stringify([schema, name])

/** What the sequence behind a serial is called. */
const nameOf = (it: Numbered, design: Design): string =>
  it.identity.sequence ?? sequenceName(object(design, it.parent as Id)?.name ?? '', it.name)

const serialsIn = (design: Design): readonly Numbered[] =>
  tablesOf(design).flatMap((table) => columnsOf(design, table.id).filter(isSerial))

/** A sequence that is behind the one column in the one design and behind the other in the other. */
const handedOver = (columns: readonly Id[], name: string): ObjectOf<'sequence'> => ({
  ...make('sequence', { name, parent: null, rank: '' }),
  id: `sequence:${[...columns].sort().join()}`,
})

/**
 * A design in which the serials whose sequences stand by themselves in another, or are behind another column there, are
 * spelled out, so that the sequence goes from one to the other as it is, counter and all.
 */
export function serialsApart(design: Design, other: Design): Design {
  const mine = serialsIn(design)
  if (mine.length === 0) return design
  const schemaIn = (where: Design, it: Numbered) => schemaNameOf(where, it.parent as Id)
  const there = new Map<string, Numbered | ObjectOf<'sequence'>>(
    [...serialsIn(other), ...rootsOf(other, 'sequence')].map((it) =>
      it.kind === 'sequence'
        ? [pathIn(schemaNameOf(other, it.id), it.name), it]
        : [pathIn(schemaIn(other, it), nameOf(it, other)), it],
    ),
  )
  return mine.reduce((apart, it) => {
    if (isSerial(object(other, it.id))) return apart
    // Its table may have taken it along to another schema.
    const schemas = [design, other].flatMap((where) => (object(where, it.parent as Id) ? schemaIn(where, it) : []))
    const name = nameOf(it, design)
    const [found] = schemas.flatMap((schema) => there.get(pathIn(schema, name)) ?? [])
    if (!found) return apart
    const sequence = found.kind === 'sequence' ? found : handedOver([it.id, found.id], name)
    return apply(apart, spelledOut(it, sequence, { design: apart, other }))
  }, design)
}
