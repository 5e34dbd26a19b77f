import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { aclPresence } from './acl-catalog.ts'
import { type IdentityColumn, sequencePath } from './column-identity.ts'
import { grantCatalog } from './grant-catalog.ts'
import {
  grantChanges,
  granteeFields,
  granteeWords,
  type Held,
  heldFields,
  NOTHING_HELD,
  standingOn,
  type Target,
} from './privileges.ts'
import { isRoutine, signature } from './routine-words.ts'

/** The kinds that something can be granted on, as GRANT calls them. */
export const GRANTED_ON: Readonly<Record<string, string>> = {
  schema: 'SCHEMA',
  language: 'LANGUAGE',
  enum: 'TYPE',
  domain: 'TYPE',
  composite: 'TYPE',
  range: 'TYPE',
  'base-type': 'TYPE',
  routine: 'ROUTINE',
  table: 'TABLE',
  view: 'TABLE',
  'materialized-view': 'TABLE',
  'foreign-table': 'TABLE',
  sequence: 'SEQUENCE',
  'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
  'foreign-server': 'FOREIGN SERVER',
}

const ofColumn = v.strictObject({
  column: v.nullable(idOf('column')),
  /** A view's column, which is no object by itself. */
  name: v.nullable(v.string()),
  ...heldFields,
})

const fields = {
  ...granteeFields,
  /** On the whole of it. */
  ...heldFields,
  /** On columns by themselves. */
  columns: v.array(ofColumn),
  /** On the sequences behind identity and serial columns. */
  sequences: v.array(ofColumn),
}
export type Grant = ObjectWith<'grant', typeof fields>
type OfColumn = Grant['columns'][number]

/** What something is granted on, as GRANT says it. */
export function targetOf(it: Common, at: At): Target {
  const sort = GRANTED_ON[it.kind] ?? ''
  return { sort, words: `${sort} ${isRoutine(it) ? signature(it, at) : at.path(it.id)}` }
}

const sortOf = (it: Grant, at: At): string => GRANTED_ON[(it.parent && at.object(it.parent)?.kind) ?? ''] ?? ''

/** What they hold as long as nobody says otherwise. The schema `public` is open to everybody (since 15). */
function standing(it: Grant, at: At): Grant {
  const parent = it.parent ? at.object(it.parent) : null
  const open = it.to === 'public' && parent?.kind === 'schema' && parent.name === 'public'
  const held = open ? { privileges: ['USAGE'], grantable: [] } : standingOn(sortOf(it, at), it.to)
  return { ...it, privileges: [...held.privileges], grantable: [...held.grantable], columns: [], sequences: [] }
}

const same = (a: OfColumn, b: OfColumn): boolean => a.column === b.column && a.name === b.name

const heldOn = (list: readonly OfColumn[], it: OfColumn, otherwise = NOTHING_HELD): Held =>
  list.find((each) => same(each, it)) ?? otherwise

/** Both lists' columns once, but those that are gone by then. */
const both = (now: readonly OfColumn[], was: readonly OfColumn[], at: At): readonly OfColumn[] =>
  [...now, ...was.filter((had) => !now.some((has) => same(has, had)))].filter(
    (each) => each.column === null || at.object(each.column) !== null,
  )

const minus = (it: OfColumn, gone: readonly string[], kept: readonly string[]): OfColumn => ({
  ...it,
  privileges: it.privileges.filter((each) => !gone.includes(each)),
  grantable: it.grantable.filter((each) => !gone.includes(each) && !kept.includes(each)),
})

/** What is taken from the whole is taken from its columns too (manual: REVOKE), and has to be given to them again. */
function changes(now: Grant, was: Grant, at: At): string[] {
  const saying = { who: granteeWords(now, at), at }
  const parent = now.parent ? at.object(now.parent) : null
  const whole: Target = parent ? targetOf(parent, at) : { sort: '', words: '' }
  const gone = was.privileges.filter((each) => !now.privileges.includes(each))
  const kept = was.grantable.filter((each) => !now.grantable.includes(each))
  const had = was.columns.map((each) => minus(each, gone, kept))
  const sequenceOf = (it: OfColumn): Target => {
    const column = (it.column && at.object(it.column)) as IdentityColumn | null
    return { sort: 'SEQUENCE', words: `SEQUENCE ${column ? sequencePath(column, at) : ''}` }
  }
  return [
    ...grantChanges(whole, { was, now }, saying),
    ...both(now.columns, had, at).flatMap((it) => {
      const change = { was: heldOn(had, it), now: heldOn(now.columns, it) }
      return grantChanges(
        { ...whole, columns: it.column ? at.name(it.column) : quoteName(it.name ?? '') },
        change,
        saying,
      )
    }),
    ...both(now.sequences, was.sequences, at).flatMap((it) => {
      const usual = standingOn('SEQUENCE', now.to)
      const change = { was: heldOn(was.sequences, it, usual), now: heldOn(now.sequences, it, usual) }
      return grantChanges(sequenceOf(it), change, saying)
    }),
  ]
}

/** What one role may do with what the grant stands under, where that is not what would hold anyway. */
export const grant = defineKind({
  kind: 'grant',
  label: { one: 'grant', many: 'grants' },
  under: Object.keys(GRANTED_ON),
  fields,
  needs: (it) => [
    ...(it.role ? [it.role] : []),
    ...[...it.columns, ...it.sequences].flatMap((each) => each.column ?? []),
  ],
  create: (it, at) => changes(it, standing(it, at), at)[0] ?? '',
  settle: (it, at) => changes(it, standing(it, at), at).slice(1),
  drop: (it, at) => changes(standing(it, at), it, at).join(';\n'),
  address: () => null,
  // Its name only says whom it is for.
  rename: () => '',
  alter: {
    to: 'rebuild',
    role: 'rebuild',
    privileges: changes,
    grantable: changes,
    columns: changes,
    sequences: changes,
  },
  presence: aclPresence,
  catalog: grantCatalog,
})
