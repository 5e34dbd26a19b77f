import { quoteName, quoteText, truncateName } from '#base'
import type { At, Common, Statement } from '../kind-spec.ts'
import {
  createSequence,
  drawFromSequence,
  type IdentityColumn,
  identityClause,
  sequencePath,
  sequenceType,
} from './column-identity.ts'
import { type Grantee, grantChanges, granteeWords, type Held, standingOn } from './privileges.ts'
import { goOnAfter, handOver, type SequenceOptions } from './sequence-options.ts'

/** A column whose rows are numbered by another sequence than before, or by none any more. */

type Numbered = IdentityColumn & { readonly identity: NonNullable<IdentityColumn['identity']> }
const isNumbered = (it: IdentityColumn): it is Numbered => it.identity !== null
const isSerial = (it: IdentityColumn): boolean => it.identity?.mode === 'serial'

const table = (it: Common, at: At): string => (it.parent ? at.path(it.parent) : '')
const alter = (it: Common, at: At, what: string): string =>
  `ALTER TABLE ${table(it, at)} ALTER COLUMN ${quoteName(it.name)} ${what}`

const optionsOf = (it: Numbered): SequenceOptions => ({ ...it.identity, type: sequenceType(it) })

type Granted = Common & Grantee & { readonly sequences: readonly (Held & { readonly column: string | null })[] }

/** What is granted on the sequence behind a column, said of the one that takes its place. */
function grantAgain(it: Numbered, at: At): readonly string[] {
  const grants = (it.parent ? at.children(it.parent) : []).filter((each) => each.kind === 'grant') as Granted[]
  return grants.flatMap((grant) => {
    const held = grant.sequences.find((each) => each.column === it.id)
    const target = { sort: 'SEQUENCE', words: `SEQUENCE ${sequencePath(it, at)}` }
    const was = standingOn('SEQUENCE', grant.to)
    return held ? grantChanges(target, { was, now: held }, { who: granteeWords(grant, at), at }) : []
  })
}

/** A path with something behind its name, which is last. */
const besides = (path: string, name: string, more: string): { readonly path: string; readonly name: string } => {
  const other = quoteName(truncateName(`${name}_${more}`, 63))
  return { path: `${path.slice(0, path.length - quoteName(name).length)}${other}`, name: other }
}

/** The name of the sequence behind a column, out of its path. */
const nameIn = (path: string): string => {
  const [, quoted, plain] = /(?:"((?:[^"]|"")+)"|([^."]+))$/.exec(path) ?? []
  return quoted?.replaceAll('""', '"') ?? plain ?? ''
}

/** From a serial to an identity or back: the one sequence goes on where the other stands. */
function numberOtherwise(now: Numbered, was: Numbered, at: At): readonly Statement[] {
  const [had, has] = [sequencePath({ ...now, identity: was.identity }, at), sequencePath(now, at)]
  const hand = (from: string, to: string) => handOver({ from, to }, optionsOf(now), optionsOf(was))
  if (isSerial(was)) {
    const left = had === has ? besides(had, nameIn(had), 'was') : null
    return [
      alter(now, at, 'DROP DEFAULT'),
      ...(left ? [`ALTER SEQUENCE ${had} RENAME TO ${left.name}`] : []),
      alter(now, at, `ADD${identityClause(now, at).words}`),
      ...hand(left?.path ?? had, has),
      { sql: `DROP SEQUENCE ${left?.path ?? had}`, frees: true },
    ]
  }
  const next = had === has ? besides(has, nameIn(has), 'next') : null
  return [
    createSequence(now, next?.path ?? has, at),
    ...hand(had, next?.path ?? has),
    { sql: alter(now, at, 'DROP IDENTITY'), frees: true },
    ...(next ? [`ALTER SEQUENCE ${next.path} RENAME TO ${quoteName(nameIn(has))}`] : []),
    ...drawFromSequence(now, at),
  ]
}

export function numberAnew(now: IdentityColumn, was: IdentityColumn, at: At): readonly Statement[] {
  if (!isNumbered(now)) return []
  if (isNumbered(was)) return [...numberOtherwise(now, was, at), ...grantAgain(now, at)]
  const path = sequencePath(now, at)
  return [
    ...(isSerial(now)
      ? [createSequence(now, path, at), ...drawFromSequence(now, at)]
      : [
          ...(was.default ? [alter(now, at, 'DROP DEFAULT')] : []),
          alter(now, at, `ADD${identityClause(now, at).words}`),
        ]),
    {
      sql: goOnAfter(path, { column: quoteName(now.name), table: table(now, at) }, optionsOf(now)),
      hazard: 'scan',
    },
    ...grantAgain(now, at),
  ]
}

/** The sequence that a default draws from, as SQL says it; null where it draws from none. */
const drawnFrom = (value: string | null): string | null =>
  /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(value ?? '')?.[1]?.replaceAll("''", "'") ?? null

/** What a default draws from instead goes on after the rows, as far as the sequence behind them counted upwards. */
function goOnElsewhere(now: IdentityColumn, was: Numbered, had: string): readonly string[] {
  const other = was.identity.increment.startsWith('-') ? null : drawnFrom(now.default)
  if (other === null) return []
  return [
    `SELECT setval(${quoteText(other)}, greatest(had.last_value, has.last_value)) FROM ${had} AS had, ${other} AS has WHERE had.is_called`,
  ]
}

export function numberNoMore(now: IdentityColumn, was: IdentityColumn, at: At): readonly Statement[] {
  if (!isNumbered(was)) return []
  const had = sequencePath({ ...now, identity: was.identity }, at)
  if (!isSerial(was)) return [...goOnElsewhere(now, was, had), { sql: alter(now, at, 'DROP IDENTITY'), frees: true }]
  return [
    ...goOnElsewhere(now, was, had),
    alter(now, at, 'DROP DEFAULT'),
    { sql: `DROP SEQUENCE ${had}`, hazard: 'data-loss', frees: true },
  ]
}
