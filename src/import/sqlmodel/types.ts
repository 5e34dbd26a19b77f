import { quoteName } from '#base'
import type { Range } from '#languages'
import { emptyDesign, parseType, type TypeRef } from '#model'
import { bringExtension } from '../extension.ts'
import { isEnum } from './calls.ts'
import { attributeOf, lineOf, rootsOf } from './classes.ts'
import type { Draft } from './draft.ts'
import { membersOf } from './members.ts'
import { madeOf } from './own-init.ts'
import { spelledType } from './type-names.ts'
import { argAt, argOf, type Calling, type ClassInfo, flagOf, pathOf, plainArgs, textOf, type Value } from './values.ts'

export type Typed = {
  readonly type: TypeRef
  readonly collation: string | null
  /** The labels of an enum that is text with a check. */
  readonly oneOf?: { readonly labels: readonly string[]; readonly name: string | null }
}

const NOTHING = emptyDesign()
export function spelled(sql: string): TypeRef | null {
  const type = parseType(NOTHING, sql)
  return 'error' in type ? null : type
}
const typed = (type: TypeRef | null): Typed | null => (type ? { type, collation: null } : null)

const DEEPEST = 12
export type Where = { readonly at: Range; readonly schema: string }

/** The type that a value of SQLAlchemy's is in Postgres; null where it can't be known. */
export function typeOf(draft: Draft, value: Value, where: Where, depth = 0): Typed | null {
  if (depth > DEEPEST) return null
  const again = (it: Value) => typeOf(draft, it, where, depth + 1)
  const path = pathOf(value) ?? ''
  const call = value.is === 'call' ? value : null
  if (value.is === 'class') return classType(draft, { info: value.class, call: null }, where, depth)
  if (call?.of.is === 'class') return classType(draft, { info: call.of.class, call }, where, depth)
  const [first] = call ? plainArgs(call) : []
  if (call?.of.is === 'member' && call.of.name !== 'as_mutable') return variantOf(call, again)
  if (call?.of.is === 'member' || /\.Mutable\w*\.as_mutable$/.test(path)) return first ? again(first.value) : null
  if (path === 'sa.Enum' || path === 'pg.ENUM') return call ? enumOf(draft, call, where) : null
  if (path === 'sa.ARRAY' || path === 'pg.ARRAY') return arrayOf(call, again)
  if (path === 'pg.DOMAIN') {
    const base = call && argAt(call, 1, 'data_type')
    const message = `The domain ${textOf(first?.value) ?? ''} is read as the type that it is of`
    draft.say({ code: 'domain', severity: 'warning', message }, where.at)
    return base ? again(base) : null
  }
  const sql = spelledType(value)
  if (sql === null) return null
  const type = spelled(sql) ?? { name: sql, of: null, dimensions: 0 }
  bringExtension(draft, draft.telling, { sort: 'types', name: type.name }, where.at)
  const collation = call ? textOf(argOf(call, 'collation')) : null
  return { type, collation }
}

/** `JSON().with_variant(JSONB(), 'postgresql')` */
function variantOf(call: Calling, again: (it: Value) => Typed | null): Typed | null {
  if (call.of.is !== 'member' || call.of.name !== 'with_variant') return null
  const [type, ...dialects] = plainArgs(call)
  const isOurs = dialects.some((it) => textOf(it.value) === 'postgresql')
  return isOurs && type ? again(type.value) : again(call.of.of)
}

function arrayOf(call: Calling | null, again: (it: Value) => Typed | null): Typed | null {
  const item = call && argAt(call, 0, 'item_type')
  const inner = item ? again(item) : null
  if (!call || !inner) return null
  const said = argOf(call, 'dimensions')
  const dimensions = said?.is === 'number' ? Math.min(6, Math.max(1, Number(said.text) || 1)) : 1
  return { ...inner, type: { ...inner.type, dimensions: inner.type.dimensions + dimensions } }
}

/** The labels of an enum of the text: its members' names, unless it is told to take their values. */
export function labelsOf(draft: Draft, info: ClassInfo, byValue: boolean): readonly string[] {
  const members = lineOf(info).flatMap((it) => membersOf(draft.project.reading, it))
  return members.flatMap(({ value }) => {
    if (value.is !== 'record') return []
    const [name, own] = [textOf(value.fields.get('name')?.value) ?? '', value.fields.get('value')?.value]
    if (!byValue) return [name]
    const isAuto = own?.is === 'call' && /(?:^|\.)auto$/.test(pathOf(own) ?? '')
    return [isAuto ? name.toLowerCase() : own && 'text' in own ? String(own.text) : name]
  })
}

/** `values_callable=lambda e: [m.value for m in e]` takes the members' values. */
function takesValues(call: Calling): boolean {
  const how = argOf(call, 'values_callable')
  if (!how || (how.is === 'word' && how.text === 'None')) return false
  if (how.is !== 'function') return true
  const words = JSON.stringify(how.body)
  return /"text":"(?:value|_value_|values)"/.test(words) || !/"text":"name"/.test(words)
}

function enumOf(draft: Draft, call: Calling, { at, schema: own }: Where): Typed | null {
  const [first, ...rest] = plainArgs(call)
  const info = first?.value.is === 'class' && isEnum(first.value.class) ? first.value.class : null
  const made = first?.value.is === 'call' && /^enum\.\w*Enum$/.test(pathOf(first.value) ?? '') ? first.value : null
  const texts = made ? functional(made) : [first, ...rest].map((it) => textOf(it?.value))
  if (!info && texts.includes(null)) return null
  const labels = info ? labelsOf(draft, info, takesValues(call)) : texts.flatMap((it) => it ?? [])
  const name =
    textOf(argOf(call, 'name')) ??
    info?.name.toLowerCase() ??
    (made ? textOf(plainArgs(made)[0]?.value)?.toLowerCase() : null) ??
    null
  if (flagOf(argOf(call, 'native_enum')) === false) {
    const length = argOf(call, 'length')
    const longest = Math.max(1, ...labels.map((it) => [...it].length))
    const type = spelled(`varchar(${length?.is === 'number' ? length.text : longest})`)
    const isChecked = flagOf(argOf(call, 'create_constraint')) === true
    return type && { type, collation: null, ...(isChecked ? { oneOf: { labels, name } } : {}) }
  }
  if (name === null) {
    draft.unreadable('An enum has no name: Postgres takes none such', at)
    return null
  }
  const inherits = flagOf(argOf(call, 'inherit_schema')) === true
  const schema = textOf(argOf(call, 'schema')) ?? draft.declared.metadatas.of(argOf(call, 'metadata')).schema
  return typed(
    draft.enumType(
      {
        name,
        schema: inherits ? own : (schema ?? 'public'),
        labels,
        info,
        call,
        byValue: info !== null && takesValues(call),
      },
      at,
    ),
  )
}

/** `Enum("State", "open shut")`, made by a call. */
function functional(call: Calling): readonly (string | null)[] {
  const members = plainArgs(call)[1]?.value
  if (members?.is === 'text') return members.text.split(/[\s,]+/).filter((it) => it !== '')
  if (members?.is === 'record') return [...members.fields.keys()]
  if (members?.is === 'list')
    return members.items.map(({ value }) => textOf(value.is === 'list' ? value.items[0]?.value : value))
  return [null]
}

type Asked = { readonly info: ClassInfo; readonly call: Calling | null }

/** A type that the text makes itself: by what it is made of, or by what it says its columns are. */
function classType(draft: Draft, { info, call }: Asked, where: Where, depth: number): Typed | null {
  const { reading } = draft.project
  const roots = rootsOf(info)
  if (isEnum(info))
    return typed(
      draft.enumType(
        { name: info.name.toLowerCase(), schema: 'public', labels: labelsOf(draft, info, false), info },
        where.at,
      ),
    )
  const self: Value = call ?? { is: 'class', class: info }
  const method = (name: string, args: readonly Value[]): Value | null => {
    const found = attributeOf(info, name)
    const value = found && reading.bound(found.attribute.binding, where.at)
    return value?.is === 'function' && Array.isArray(value.body)
      ? reading.applied(
          value,
          [self, ...args].map((it) => ({ name: null, value: it, at: where.at })),
          where.at,
        )
      : null
  }
  if (roots.some((it) => /^sa\.(?:UserDefinedType|TypeEngine)$/.test(pathOf(it) ?? ''))) {
    const said = textOf(method('get_col_spec', []) ?? undefined)
    if (said === null) return null
    const type = spelled(said) ?? { name: said.split('.').map(quoteName).join('.'), of: null, dimensions: 0 }
    bringExtension(draft, draft.telling, { sort: 'types', name: type.name }, where.at)
    return typed(type)
  }
  const again = (it: Value) => typeOf(draft, it, where, depth + 1)
  if (roots.some((it) => /(?:^|\.)TypeDecorator$/.test(pathOf(it) ?? ''))) {
    const chosen = method('load_dialect_impl', [{ is: 'library', path: '$dialect' }])
    const own = chosen && chosen.is !== 'unknown' && chosen.is !== 'word' ? again(chosen) : null
    if (own) return own
    const found = attributeOf(info, 'impl')
    const impl = found && reading.bound(found.attribute.binding, where.at)
    // What it is made with goes to what it is made of.
    const isOpen = impl?.is === 'library' || impl?.is === 'class'
    return impl ? again(isOpen ? madeOf(reading, info, { of: impl, call }) : impl) : null
  }
  // One of SQLAlchemy's own under another name: `class Money(Numeric)`.
  const [base] = roots
  return base && spelledType(base) !== null ? again(madeOf(reading, info, { of: base, call })) : null
}

/** The name that Postgres has for a type, as SQL casts to it. */
export const castName = (draft: Draft, value: Value): string | null => {
  const found = typeOf(draft, value, { at: { from: 0, to: 0 }, schema: 'public' })
  return found && !found.type.of ? `${found.type.name}${'[]'.repeat(found.type.dimensions)}` : null
}
