import { quoteName } from '#base'
import { DRIZZLE_TYPES, type DrizzleType, type Range } from '#languages'
import { emptyDesign, parseType, type TypeRef } from '#model'
import { applied } from './applied.ts'
import type { Draft } from './draft.ts'
import { isDrizzle } from './library.ts'
import { switched, tellOfBuilder, tellUnknownOptions } from './options.ts'
import { type Calling, chainOf, fieldOf, textOf, UNDEFINED, type Value, wordsOf } from './values.ts'

const NOTHING = emptyDesign()

/** The builders that make a column with a sequence behind it, and its type. */
export const SERIALS: ReadonlyMap<string, string> = new Map([
  ['smallserial', 'smallint'],
  ['serial', 'integer'],
  ['bigserial', 'bigint'],
])

/** What each builder makes; those with a zone or without stand beside one another. */
const BUILDERS: ReadonlyMap<string, readonly (readonly [sql: string, type: DrizzleType])[]> = (() => {
  const found = new Map<string, (readonly [string, DrizzleType])[]>()
  for (const [sql, type] of Object.entries(DRIZZLE_TYPES))
    found.set(type.builder, [...(found.get(type.builder) ?? []), [sql, type]])
  const numeric = found.get('numeric')
  if (numeric) found.set('decimal', numeric)
  return found
})()

export type ColumnBuilding = {
  readonly type: TypeRef
  /** The name given to it; null where it is called as its key. */
  readonly name: string | null
  readonly serial: boolean
  /** The calls that follow, `.array()` left out. */
  readonly steps: readonly Calling[]
  /** The call that says the type, and those of `.array()`. */
  readonly builder: Calling
  readonly arrays: readonly Calling[]
}

const spelled = (sql: string, dimensions = 0): TypeRef | null => {
  const type = parseType(NOTHING, sql)
  return 'error' in type ? null : { ...type, dimensions: type.dimensions + dimensions }
}

/** What a column's builder says; null, with a notice, where it is no column. */
export function buildingOf(draft: Draft, value: Value, { key, at }: { key: string; at: Range }): ColumnBuilding | null {
  const { root, steps } = chainOf(value)
  if (root.is !== 'library') {
    draft.unread(`The column ${key} can't be read`, root, 'at' in value ? value.at : at)
    return null
  }
  const count = headLength(value)
  const builder = steps[count - 1]
  const type = builder && typeOf(draft, { root, steps: steps.slice(0, count), key })
  if (!builder || !type) {
    if (builder?.name !== '' || !/^(customType|pgEnum|pgSchema)$/.test(root.name))
      draft.unread(`The column ${key} can't be read`, isDrizzle(root.module) ? null : root, steps[0]?.at ?? at)
    return null
  }
  const rest = steps.slice(count)
  const arrays = rest.filter((it) => it.name === 'array')
  return {
    type: { ...type, dimensions: type.dimensions + arrays.length },
    name: textOf(builder.args[0]),
    serial: SERIALS.has(root.name),
    steps: afterArrays(draft, rest),
    builder,
    arrays,
  }
}

/** What is said of the items before `.array()`, Drizzle forgets: it begins another column there. */
function afterArrays(draft: Draft, calls: readonly Calling[]): readonly Calling[] {
  const last = calls.findLastIndex((it) => it.name === 'array')
  for (const { name, step } of calls.slice(0, Math.max(0, last)))
    if (name !== 'array' && !name.startsWith('$'))
      draft.unreadable(`Drizzle forgets .${name}() where .array() follows`, step)
  return calls.slice(last + 1)
}

/** How many calls say the type: an enum or a custom type is made before it is used. */
function headLength(value: Value): number {
  const { root } = chainOf(value)
  if (root.is !== 'library') return 0
  if (root.name === 'customType' || root.name === 'pgEnum') return 2
  return root.name === 'pgSchema' ? 3 : 1
}

type Head = {
  readonly root: Extract<Value, { is: 'library' }>
  readonly steps: readonly Calling[]
  readonly key: string
}

function typeOf(draft: Draft, { root, steps, key }: Head): TypeRef | null {
  const [first] = steps
  const last = steps.at(-1) as Calling
  if (root.name === 'pgEnum' || root.name === 'pgSchema') {
    const [, options] = textOf(last.args[0]) === null ? [null, last.args[0]] : last.args
    tellUnknownOptions(draft, options, { of: 'A column of an enum', takes: [], at: last.step })
    const own = draft.declared.thingOf(last)
    if (own?.sort === 'enum') return { name: '', of: draft.usedEnum(own), dimensions: 0 }
    const name = textOf((root.name === 'pgEnum' ? first : steps[1])?.args[0])
    return name === null
      ? null
      : draft.undeclaredEnum(last, { name, schema: root.name === 'pgSchema' ? textOf(first?.args[0]) : null })
  }
  if (root.name === 'customType') return customType(draft, steps, key)
  if (!isDrizzle(root.module)) return null
  const config = textOf(last.args[0]) === null ? last.args[0] : last.args[1]
  return builtInType(draft, { name: root.name, config, call: last })
}

function customType(draft: Draft, [made, used]: readonly Calling[], key: string): TypeRef | null {
  const dataType = fieldOf(made?.args[0], 'dataType')
  const [one, two] = used?.args ?? []
  const config = textOf(one) === null ? one : two
  const sql =
    dataType?.is === 'function' && made
      ? applied(draft.declared.project.reading, dataType, { args: [config ?? UNDEFINED], at: made.at })
      : dataType
  const type = sql?.is === 'text' ? spelled(unquotedByKit(sql.text)) : null
  if (type) {
    if (!config) draft.noteCustom(made, type)
    return type
  }
  draft.unread(`The type of ${key} can't be read`, sql ?? null, used?.at ?? { from: 0, to: 0 })
  return null
}

/** A name that is none as it stands is put in quotes, as drizzle-kit does. */
function unquotedByKit(sql: string): string {
  if (!/^[A-Za-z_][\w$]*$/.test(sql)) return sql
  const plain = spelled(sql)
  return plain?.name === sql && /[A-Z]/.test(sql) ? quoteName(sql) : sql
}

type Built = { readonly name: string; readonly config: Value | undefined; readonly call: Calling }

function builtInType(draft: Draft, { name, config, call }: Built): TypeRef | null {
  if (SERIALS.has(name) || BUILDERS.has(name)) tellOfBuilder(draft, config, name, call.at)
  const serial = SERIALS.get(name)
  if (serial) return spelled(serial)
  if (name === 'bytea') return spelled('bytea')
  if (name === 'geometry') {
    tellOfBuilder(draft, config, name, call.at)
    return spelled('geometry(point)')
  }
  if (name === 'interval') {
    tellOfBuilder(draft, config, name, call.at)
    const fields = textOf(fieldOf(config, 'fields'))
    const precision = digitsOf(draft, config, 'precision', call)
    const takes = !fields || fields.endsWith('second')
    if (precision && !takes)
      draft.unreadable(`Postgres takes no precision of interval ${fields}: it is left out`, call.at)
    return spelled(`interval${fields ? ` ${fields}` : ''}${precision && takes ? `(${precision})` : ''}`)
  }
  const all = BUILDERS.get(name)
  if (!all) return null
  const zone = fieldOf(config, 'withTimezone')
  const isZoned = switched(draft, zone, { what: 'withTimezone', usual: false, at: call.at })
  const [sql, type] =
    all.find(([, it]) => (it.always ?? []).includes('withTimezone: true') === isZoned) ??
    (all[0] as (typeof all)[number])
  const given = (type.args ?? []).map((it) => digitsOf(draft, config, it, call))
  const args = given.slice(0, given.includes(null) ? given.indexOf(null) : given.length)
  return spelled(args.length === 0 ? sql : `${sql}(${args.join(',')})`)
}

/** A whole number among the options; null where there is none. */
function digitsOf(draft: Draft, config: Value | undefined, name: string, call: Calling): string | null {
  const value = fieldOf(config, name)
  if (!value || (value.is === 'word' && value.text === 'undefined')) return null
  if ((value.is === 'number' || value.is === 'text') && /^-?\d+$/.test(value.text)) return value.text
  draft.say(
    { code: 'unread', severity: 'warning', message: `${name} can't be read and is left out: ${wordsOf(value)}` },
    call.at,
  )
  return null
}
