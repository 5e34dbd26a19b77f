import { quoteName, truncateName } from '#base'
import type { Range } from '#languages'
import { type Identity, type ObjectOf, sequenceName, type TypeRef } from '#model'
import { bringFunctions } from '../extension.ts'
import { plainDefault } from '../plain-default.ts'
import { compiledSql } from './compiled.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { sequenceFields, usedSequence } from './sequences.ts'
import { usualType } from './spec-types.ts'
import { clientValue, hasClientValue, isSaid, type Spec, said } from './specs.ts'
import { isSound, type Speaking, sqlOf } from './sql-text.ts'
import { castName, type Typed } from './types.ts'
import { argAt, argOf, type Calling, flagOf, isNone, pathOf, plainArgs, textOf, type Value } from './values.ts'

/** A table that was read: its columns, in order. */
export type ReadTable = { readonly table: Table; readonly columns: readonly ReadColumn[] }
export type ReadColumn = { readonly spec: Spec; readonly primary: boolean; readonly typed: Typed }

/** How expressions of a table name its columns. */
export function speakingOf(draft: Draft, table: Table, specs: readonly Spec[]): Speaking {
  return {
    columnOf: (value) => {
      const own = specs.find((it) => it.value === value || (it.column !== null && it.column === value))
      if (own) return own.name
      if (value.is !== 'member') return null
      const of = draft.declared.tableOf(value.of)
      if (of !== table && !(value.of.is === 'class' && table.within.includes(value.of.class))) return null
      return specs.find((it) => it.key === value.name || it.name === value.name)?.name ?? null
    },
    typeOf: (value) => castName(draft, value),
    compiled: (call) => compiledSql(draft.project, call),
  }
}

export type TypeOfColumn = (table: Table, spec: Spec) => Typed | null
type Given = { readonly specs: readonly Spec[]; readonly typeOfColumn: TypeOfColumn }

/** Reads the columns of a table. */
export function readColumns(draft: Draft, table: Table, { specs, typeOfColumn }: Given): ReadTable {
  const keys = primaryNames(draft, table, specs)
  const columns = specs.map((spec): ReadColumn => {
    const typed = typeOfColumn(table, spec) ?? usualType(draft, spec)
    return { spec, typed, primary: keys.has(spec.name) }
  })
  const speaking = speakingOf(draft, table, specs)
  for (const it of columns) addColumn(draft, table, { it, speaking, alone: keys.size === 1 })
  return { table, columns }
}

const isKey = (spec: Spec): boolean => isSaid(spec, 'primary_key')

/** The columns of the primary key, also as a constraint of its own says them. */
function primaryNames(draft: Draft, table: Table, specs: readonly Spec[]): ReadonlySet<string> {
  const own = specs.filter(isKey).map((it) => it.name)
  const said = draft.keyArgs(table)
  const names = said.flatMap((call) =>
    plainArgs(call).flatMap(({ value }) => {
      const name = textOf(value)
      const spec = specs.find((it) => it.name === name || it.key === name || it.value === value)
      return spec ? [spec.name] : []
    }),
  )
  return new Set([...own, ...names])
}

type Adding = { readonly it: ReadColumn; readonly speaking: Speaking; readonly alone: boolean }

function addColumn(draft: Draft, table: Table, { it, speaking, alone }: Adding): void {
  const { spec, typed, primary } = it
  tellUnreadFlags(draft, spec)
  const made = givenOf(draft, { spec, type: typed.type, speaking })
  const serial =
    primary && !made.identity && isNumbered(spec, { alone, type: typed.type, isDefault: made.default !== null })
  const identity: Identity = made.identity ?? (serial ? serialOf(table, spec) : null)
  const comment = textOf(said(spec, 'comment'))
  draft.add('column', {
    id: spec.id,
    name: truncateName(spec.name),
    parent: table.id,
    comment,
    type: typed.type,
    nullable: !primary && !identity && isNullable(draft, spec, made.isIdentity),
    default: made.default,
    identity,
    generated: made.generated,
    collation: typed.collation ? { name: quoteName(typed.collation), of: null } : null,
  })
  if (hasClientValue(spec)) draft.telling.count('default', spec.at)
  if (said(spec, 'onupdate')) draft.telling.count('onupdate', spec.at)
}

const FLAGS: Readonly<Record<string, string>> = {
  nullable: 'may be null',
  primary_key: 'is a primary key',
  unique: 'is unique',
  index: 'has an index',
}

/** Tells of what is said of a column where it is only known when it runs. */
function tellUnreadFlags(draft: Draft, spec: Spec): void {
  for (const [word, what] of Object.entries(FLAGS)) {
    const value = said(spec, word)
    if (value && !isNone(value) && flagOf(value) === null && pathOf(value) !== 'pydantic_core.PydanticUndefined')
      draft.unread(`Whether ${spec.key} ${what} can’t be read`, value, spec.at)
  }
}

/** Whether SQLAlchemy has Postgres number the rows (`autoincrement`). */
function isNumbered(
  spec: Spec,
  { alone, type, isDefault }: { alone: boolean; type: TypeRef; isDefault: boolean },
): boolean {
  if (type.of || type.dimensions > 0 || !/^(?:integer|bigint|smallint)$/.test(type.name) || isDefault) return false
  const sequence = spec.given.find((it) => it.name === null && pathOf(it.value) === 'sa.Sequence')?.value
  // A value that SQLAlchemy draws itself is none that the column has.
  if (sequence?.is === 'call' && flagOf(argOf(sequence, 'optional')) !== true) return false
  const word = said(spec, 'autoincrement')
  if (flagOf(word) === false) return false
  const isAsked = flagOf(word) === true
  if (!isAsked && (!alone || (hasClientValue(spec) && !isOptionalSequence(spec)))) return false
  const points =
    spec.given.some((it) => pathOf(it.value) === 'sa.ForeignKey') || said(spec, 'foreign_key') !== undefined
  return isAsked || !points || textOf(word) === 'ignore_fk'
}

const isOptionalSequence = (spec: Spec): boolean => pathOf(clientValue(spec) ?? undefined) === 'sa.Sequence'

const serialOf = (table: Table, spec: Spec): Identity => ({
  mode: 'serial',
  sequence: sequenceName(table.name, spec.name),
  type: null,
  increment: '1',
  min: null,
  max: null,
  start: '1',
  cache: '1',
  cycle: false,
})

function isNullable(draft: Draft, spec: Spec, isIdentity: boolean): boolean {
  const word = flagOf(said(spec, 'nullable'))
  if (word !== null) return word
  if (isIdentity) return false
  if (spec.form === 'field') {
    if (spec.hint?.optional) return true
    const usual = clientValue(spec)
    return draft.habits.noneIsOptional && usual !== null && isNone(usual)
  }
  if (spec.form === 'mapped' && spec.hint?.mapped) return spec.hint.optional
  return true
}

type Made = {
  readonly default: string | null
  readonly identity: Identity
  readonly generated: ObjectOf<'column'>['generated']
  readonly isIdentity: boolean
}
type Reading = { readonly spec: Spec; readonly type: TypeRef; readonly speaking: Speaking }

function givenOf(draft: Draft, { spec, type, speaking }: Reading): Made {
  const calls = spec.given.flatMap((it): readonly { call: Calling; at: Range }[] =>
    it.value.is === 'call' && (it.name === null || it.name === 'server_default' || it.name === 'default')
      ? [{ call: it.value, at: it.at }]
      : [],
  )
  const identity = calls.find((it) => pathOf(it.call) === 'sa.Identity')
  const computed = calls.find((it) => pathOf(it.call) === 'sa.Computed')
  const sequence = calls.find((it) => pathOf(it.call) === 'sa.Sequence')
  const none: Made = { default: null, identity: null, generated: null, isIdentity: false }
  if (identity) {
    const always = flagOf(argAt(identity.call, 0, 'always')) === true
    const fields = sequenceFields(draft, identity.call, { type: type.name, at: identity.at })
    const mode = always ? 'always' : 'by default'
    return { ...none, isIdentity: true, identity: { mode, sequence: null, type: null, ...fields } }
  }
  if (computed) {
    const said = sqlOf(speaking, asText(argAt(computed.call, 0, 'sqltext')))
    if (isSound(said)) {
      bringFunctions(draft, draft.telling, said.sql, computed.at)
      const stored = flagOf(argOf(computed.call, 'persisted')) !== false
      return { ...none, generated: { expression: said.sql.trim(), stored } }
    }
    draft.unread(`How ${spec.key} is computed can’t be read`, whyNot(said, computed.at), computed.at)
    return none
  }
  if (sequence && flagOf(argOf(sequence.call, 'optional')) !== true) usedSequence(draft, sequence.call)
  const server = said(spec, 'server_default')
  if (!server || isNone(server) || (server.is === 'word' && server.text === '...')) return none
  if (/^sa\.(?:FetchedValue)$/.test(pathOf(server) ?? '')) return none
  const found = sqlOf(speaking, server)
  if (isSound(found)) {
    bringFunctions(draft, draft.telling, found.sql, spec.at)
    return { ...none, default: plainDefault(found.sql.trim(), type) }
  }
  const at = spec.given.find((it) => it.name === 'server_default')?.at ?? spec.at
  draft.unread(`The default of ${spec.key} can’t be read`, whyNot(found, at), at)
  return none
}

const asText = (value: Value | undefined): Value =>
  value?.is === 'text'
    ? {
        is: 'call',
        of: { is: 'library', path: 'sa.text' },
        args: [{ name: null, value, at: NOWHERE }],
        at: NOWHERE,
        node: NO_CALL,
      }
    : (value ?? { is: 'unknown', why: 'nothing stands here', at: NOWHERE, fault: false })

const NOWHERE: Range = { from: 0, to: 0 }
const NO_CALL: Calling['node'] = {
  sort: 'call',
  callee: { sort: 'name', text: '', ...NOWHERE },
  args: [],
  inside: NOWHERE,
  ...NOWHERE,
}

export const whyNot = (said: { readonly why?: string; readonly sql?: string }, at: Range): Value => ({
  is: 'unknown',
  why: said.why ?? 'it is not one SQL expression',
  at,
  fault: false,
})
export { asText }
