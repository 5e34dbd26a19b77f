import * as v from 'valibot'
import { byteLength, quoteName, quoteText, truncateName } from '#base'
import { wholeNumber } from '../fields.ts'
import type { At, Common, Statement } from '../kind-spec.ts'
import { numberAnew, numberNoMore } from './column-numbered-anew.ts'
import { clampSequence, type SequenceType, sequenceChanges, sequenceFields, sequenceWords } from './sequence-options.ts'

/**
 * A column that numbers its rows: SQL's identity, or the older serial (a default drawn from a sequence it owns).
 * `sequence` is the name of the sequence behind it; null for the one Postgres would choose.
 */
export const identityField = () =>
  v.nullable(
    v.strictObject({
      mode: v.picklist(['always', 'by default', 'serial']),
      sequence: v.nullable(v.string()),
      /** The sequence's own type where it is not the column's (a serial's may differ). */
      type: v.nullable(v.picklist(['smallint', 'integer', 'bigint'])),
      ...sequenceFields,
      start: wholeNumber(),
    }),
  )
export type Identity = v.InferOutput<ReturnType<typeof identityField>>

export type IdentityColumn = Common & {
  readonly identity: Identity
  readonly type: { readonly name: string }
  readonly nullable: boolean
  readonly default: string | null
}

const SERIAL: Readonly<Record<string, string>> = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' }

/**
 * A name as Postgres makes it of two others (makeObjectName in indexcmds.c): both cut, the longer first, until
 * `table_column_label` fits 63 bytes.
 */
export function madeName(table: string, column: string | null, label: string): string {
  const room = 63 - `_${label}`.length - (column === null ? 0 : 1)
  let [first, second] = [byteLength(table), byteLength(column ?? '')]
  while (first + second > room) {
    if (first > second) first--
    else second--
  }
  const [left, right] = [truncateName(table, first), truncateName(column ?? '', second)]
  return column === null ? `${left}_${label}` : `${left}_${right}_${label}`
}

/** The name Postgres gives the sequence behind a column. */
export const sequenceName = (table: string, column: string): string => madeName(table, column, 'seq')

const tableName = (it: Common, at: At): string => (it.parent ? (at.object(it.parent)?.name ?? '') : '')

/** The name of the sequence behind a column, as SQL says it. */
export const sequencePath = (it: IdentityColumn, at: At): string => {
  const path = it.parent ? at.path(it.parent) : ''
  const schema = path.includes('.') ? `${quoteSchema(it, at)}.` : ''
  return `${schema}${quoteName(it.identity?.sequence ?? sequenceName(tableName(it, at), it.name))}`
}

const quoteSchema = (it: Common, at: At): string => {
  const owner = it.parent ? at.object(it.parent) : null
  return owner?.parent ? at.name(owner.parent) : ''
}

/** Whether `serial` alone says it all: the name and every option are what Postgres would choose. */
function isPlainSerial(it: IdentityColumn, at: At): boolean {
  const named = it.identity?.sequence
  return (
    it.identity?.mode === 'serial' &&
    !it.nullable &&
    SERIAL[it.type.name] !== undefined &&
    !it.identity.type &&
    sequenceWords(it.identity) === '' &&
    (!named || named === sequenceName(tableName(it, at), it.name))
  )
}

/** The identity's words in the column's clause; `type` is set where they replace the type itself (serial). */
export function identityClause(it: IdentityColumn, at: At): { type: string | null; words: string } {
  if (!it.identity) return { type: null, words: '' }
  if (it.identity.mode === 'serial')
    return { type: isPlainSerial(it, at) ? (SERIAL[it.type.name] ?? null) : null, words: '' }
  const named = it.identity.sequence && it.identity.sequence !== sequenceName(tableName(it, at), it.name)
  const options = `${named ? ` SEQUENCE NAME ${sequencePath(it, at)}` : ''}${sequenceWords(it.identity)}`.trim()
  const always = it.identity.mode === 'always' ? 'ALWAYS' : 'BY DEFAULT'
  return { type: null, words: ` GENERATED ${always} AS IDENTITY${options ? ` (${options})` : ''}` }
}

/** A serial that `serial` can't say: its sequence is made and tied to the column afterwards. */
export function settleSerial(it: IdentityColumn, at: At, had: Identity = null): readonly string[] {
  if (it.identity?.mode !== 'serial') return []
  const sequence = sequencePath(it, at)
  if (had) return [`ALTER SEQUENCE ${sequence} AS ${sequenceType(it)}`]
  return isPlainSerial(it, at) ? [] : makeSerial(it, at)
}

/** What a serial's sequence counts in; a column of another type than these draws from a bigint one. */
export const sequenceType = (it: IdentityColumn): SequenceType =>
  it.identity?.type ?? (it.type.name in SERIAL ? (it.type.name as SequenceType) : 'bigint')

const makeSerial = (it: IdentityColumn, at: At): readonly string[] => [
  createSequence(it, sequencePath(it, at), at),
  ...drawFromSequence(it, at),
]

/** The sequence of a serial, under the name that it has or will have. */
export function createSequence(it: IdentityColumn, path: string, at: At): string {
  const type = sequenceType(it) === 'bigint' ? '' : ` AS ${sequenceType(it)}`
  const table = (it.parent ? at.object(it.parent) : null) as { readonly unlogged?: boolean } | null
  return `CREATE ${table?.unlogged && at.postgres >= 15 ? 'UNLOGGED ' : ''}SEQUENCE ${path}${type}${it.identity ? sequenceWords(it.identity) : ''}`
}

export const drawFromSequence = (it: IdentityColumn, at: At): readonly string[] => [
  `ALTER SEQUENCE ${sequencePath(it, at)} OWNED BY ${at.path(it.id)}`,
  `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ALTER COLUMN ${quoteName(it.name)} SET DEFAULT nextval(${quoteText(sequencePath(it, at))}::regclass)`,
]

/** Moves the counter behind a column into what the column's narrower type can hold; a new sequence is made so. */
export const clampIdentity = (now: IdentityColumn, was: IdentityColumn, at: At): readonly string[] =>
  now.identity && was.identity && serialsAmong(now, was) !== 1
    ? clampSequence(
        sequencePath(now, at),
        { ...now.identity, type: sequenceType(now) },
        { ...was.identity, type: sequenceType(was) },
      )
    : []

const serialsAmong = (...columns: readonly IdentityColumn[]): number =>
  columns.filter((it) => it.identity?.mode === 'serial').length

const isNumbered = (it: Common): it is IdentityColumn => (it as { readonly identity?: Identity }).identity != null

/** Whether a column gets another sequence to number its rows than it had, if it had one. */
export const comesNumbered = (was: Common, now: Common): boolean =>
  isNumbered(now) && (!isNumbered(was) || serialsAmong(was, now) === 1)

/** The path of the sequence behind a column; null where nothing numbers its rows. */
export const sequenceBehind = (it: Common, at: At): string | null => (isNumbered(it) ? sequencePath(it, at) : null)

/** What the sequence behind a column was and is called, where the column keeps it. */
export function sequenceNames(was: Common, now: Common, at: At): { readonly was: string; readonly now: string } | null {
  if (!isNumbered(was) || !isNumbered(now) || serialsAmong(was, now) === 1) return null
  const [before, after] = [was, now].map((it) => it.identity?.sequence ?? sequenceName(tableName(now, at), now.name))
  return before === undefined || after === undefined || before === after ? null : { was: before, now: after }
}

/** The statement that gives the sequence behind a column, which is called so, another name. */
export const renameSequence = (it: Common, names: { readonly was: string; readonly now: string }, at: At): string =>
  `ALTER SEQUENCE ${sequencePath({ ...(it as IdentityColumn), identity: { ...(it as IdentityColumn).identity, sequence: names.was } as Identity }, at)} RENAME TO ${quoteName(names.now)}`

export type Said = IdentityColumn & { readonly sequenceComment: string | null }

const sayOfSequence = (it: Said, at: At): string =>
  `COMMENT ON SEQUENCE ${sequencePath(it, at)} IS ${it.sequenceComment === null ? 'NULL' : quoteText(it.sequenceComment)}`

/** What is said of the sequence behind a column, once that is there. */
export const settleSequenceComment = (it: Said, at: At): readonly string[] =>
  it.identity && it.sequenceComment !== null ? [sayOfSequence(it, at)] : []

/** The same where the sequence stays; one that is made anew has nothing said of it yet. */
export const alterSequenceComment = (now: Said, was: Said, at: At): readonly string[] =>
  now.identity && was.identity ? [sayOfSequence(now, at)] : settleSequenceComment(now, at)

/** From one way of numbering rows to another, or none. Rows keep their numbers, and what comes goes on after them. */
export function alterIdentity(now: Said, was: Said, at: At): readonly Statement[] {
  const alter = (what: string) =>
    `ALTER TABLE ${now.parent ? at.path(now.parent) : ''} ALTER COLUMN ${quoteName(now.name)} ${what}`
  const serial = serialsAmong(now, was)
  if (now.identity && was.identity && serial !== 1) {
    // A column that changes its type takes its sequence along.
    const typed = (it: IdentityColumn) => ({
      ...(it.identity as NonNullable<Identity>),
      type: serial && now.type.name === was.type.name ? sequenceType(it) : null,
    })
    const [after, before] = [typed(now), typed(was)]
    const options = sequenceChanges(after, before, serial ? '' : 'SET ')
    const mode = now.identity.mode === was.identity.mode ? '' : ` SET GENERATED ${now.identity.mode.toUpperCase()}`
    return [
      ...(options ? clampSequence(sequencePath(now, at), after, before) : []),
      ...(serial && options ? [`ALTER SEQUENCE ${sequencePath(now, at)}${options}`] : []),
      ...(!serial && `${mode}${options}` ? [alter(`${mode}${options}`.trim())] : []),
    ]
  }
  return [...(now.identity ? numberAnew(now, was, at) : numberNoMore(now, was, at)), ...settleSequenceComment(now, at)]
}
