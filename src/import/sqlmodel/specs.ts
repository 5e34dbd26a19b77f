import type { Range } from '#languages'
import { type Id, newId } from '#model'
import { isEnum } from './calls.ts'
import { lineOf } from './classes.ts'
import { isColumn, withinProperty } from './column-call.ts'
import { compositeSpecs } from './composites.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { callIn, type Hint, hintOf } from './hints.ts'
import { isMapped } from './mapped.ts'
import {
  type Attribute,
  argOf,
  type Calling,
  type ClassInfo,
  flagOf,
  type Given,
  isNone,
  pathOf,
  plainArgs,
  textOf,
  type Value,
} from './values.ts'

/** How a text says a column: SQLModel's `Field`, that with a `Column`, `mapped_column`, or `Column` alone. */
export type Form = 'field' | 'sa_column' | 'mapped' | 'column'

/** A column as a text says it, before anything is made of it. */
export type Spec = {
  readonly id: Id<'column'>
  readonly form: Form
  /** The attribute of its class; its name where it has none. */
  readonly key: string
  readonly name: string
  readonly at: Range
  /** Null where it stands in a call of `Table`. */
  readonly attribute: Attribute | null
  /** Whether its own class says it. */
  readonly own: boolean
  readonly hint: Hint | null
  readonly value: Value
  readonly field: Calling | null
  readonly column: Calling | null
  /** What says it: the arguments of the calls that do, the outermost first. */
  readonly given: readonly Given[]
}

const isField = (it: Value | undefined): it is Calling => it?.is === 'call' && /(?:^|\.)Field$/.test(pathOf(it) ?? '')
const isRelation = (it: Value): boolean =>
  /(?:^|\.)(?:Relationship|relationship|PrivateAttr|association_proxy|synonym|column_property|composite|dynamic_loader|backref)$/.test(
    pathOf(it) ?? '',
  )

/** The columns of a table, in the order in which the library makes them. */
export function specsOf(draft: Draft, table: Table): readonly Spec[] {
  const found = table.call
    ? tableSpecs(table.call)
    : table.sort === 'sqlmodel'
      ? fieldSpecs(draft, table.info as ClassInfo)
      : [table.info as ClassInfo, ...table.within].flatMap((info, i) => mappedSpecs(draft, info, i === 0))
  const names = new Set<string>()
  const isLate = (it: Spec) => (it.form === 'field' ? 1 : 0)
  const ordered = draft.habits.byCreation && table.info ? [...found].sort((a, b) => isLate(a) - isLate(b)) : found
  return ordered.filter((it) => {
    if (names.has(it.name)) {
      if (it.own && table.within.length === 0)
        draft.telling.refuse(`${table.key} has a column ${it.name} already`, it.at)
      return false
    }
    names.add(it.name)
    return true
  })
}

export const nameIn = (call: Calling | null): string | null =>
  call ? (textOf(argOf(call, 'name')) ?? textOf(plainArgs(call)[0]?.value)) : null

const tableSpecs = (call: Calling): readonly Spec[] =>
  plainArgs(call).flatMap(({ value, at }): readonly Spec[] => {
    const name = isColumn(value) ? nameIn(value) : null
    if (!isColumn(value) || name === null) return []
    const common = { id: newId('column'), form: 'column' as const, attribute: null, own: true, hint: null }
    return [
      {
        ...common,
        key: textOf(argOf(value, 'key')) ?? name,
        name,
        at,
        value,
        field: null,
        column: value,
        given: value.args,
      },
    ]
  })

/** Fields in pydantic's order: of what a class is made of first, each in the place where it was said first. */
function fieldSpecs(draft: Draft, info: ClassInfo): readonly Spec[] {
  const { reading } = draft.project
  const fields = new Map<string, { readonly attribute: Attribute; readonly of: ClassInfo }>()
  const others = new Set<string>()
  for (const of of [...lineOf(info)].reverse())
    for (const attribute of of.attributes.values()) {
      const { name, hint } = attribute
      if (name.startsWith('_') || name === 'model_config' || name === 'metadata') continue
      const value = attribute.value ? reading.bound(attribute.binding, attribute.at) : null
      const isLoose = hint === null && isColumn(value ?? undefined)
      if (value && isRelation(value)) {
        others.add(name)
        fields.delete(name)
      } else if (hint !== null || isLoose) fields.set(name, { attribute, of })
    }
  return [...fields].flatMap(([key, { attribute, of }]): readonly Spec[] => {
    const value = attribute.value ? reading.bound(attribute.binding, attribute.at) : null
    const said = attribute.hint ? reading.of(attribute.hint, of.scope) : null
    if (said && isClassVar(said)) return []
    const hint = said && hintOf(reading, said, of.scope)
    const field = isField(value ?? undefined) ? (value as Calling) : hint ? callIn(hint.more, /(?:^|\.)Field$/) : null
    const given = field ? argOf(field, 'sa_column') : (value ?? undefined)
    const column = isColumn(given) ? given : null
    return [
      {
        id: newId('column'),
        form: column ? 'sa_column' : 'field',
        key,
        name: nameIn(column) ?? (field ? renamed(field) : null) ?? key,
        at: attribute.at,
        attribute,
        own: of === info,
        hint,
        value: value ?? { is: 'unknown', why: 'it has no value', at: attribute.at, fault: false },
        field,
        column,
        given: column ? column.args : field ? fieldArgs(field) : [],
      },
    ]
  })
}

const isClassVar = (it: Value): boolean => /^typing\.ClassVar$/.test(pathOf(it.is === 'element' ? it.of : it) ?? '')

/** `sa_column_kwargs={"name": …}` */
const renamed = (field: Calling): string | null => {
  const more = argOf(field, 'sa_column_kwargs')
  return more?.is === 'record' ? textOf(more.fields.get('name')?.value) : null
}

/** What a field says, with what it hands on to its column. */
function fieldArgs(field: Calling): readonly Given[] {
  const more = argOf(field, 'sa_column_kwargs')
  const args = argOf(field, 'sa_column_args')
  const words =
    more?.is === 'record' ? [...more.fields].map(([name, it]) => ({ name, value: it.value, at: it.at })) : []
  const items = args?.is === 'list' ? args.items.map((it) => ({ name: null, ...it })) : []
  return [...words, ...items, ...field.args.filter((it) => it.name !== null)]
}

/** Columns in SQLAlchemy's order: a class's own first, then those of what it is made of. */
function mappedSpecs(draft: Draft, info: ClassInfo, isFirst: boolean): readonly Spec[] {
  const { reading } = draft.project
  const found: Spec[] = []
  const seen = new Set<string>()
  // What rows of another table are of has what that is made of there.
  const elsewhere = new Set(lineOf(info).flatMap((it) => (it !== info && isMapped(it) ? lineOf(it) : [])))
  for (const of of lineOf(info)) {
    if (elsewhere.has(of)) continue
    for (const attribute of of.attributes.values()) {
      const { name: key } = attribute
      if (seen.has(key) || /^__\w+__$/.test(key)) continue
      const bound = attribute.value || attribute.hint === null ? reading.bound(attribute.binding, attribute.at) : null
      const isMade = bound?.is === 'function' && bound.marks.some((it) => /declared_attr/.test(it))
      const self: Value = { is: 'class', class: info }
      const made = isMade
        ? reading.applied(bound, [{ name: null, value: self, at: attribute.at }], attribute.at)
        : bound
      const value = withinProperty(made)
      const words = attribute.hint ?? (isMade ? bound.returns : null)
      const said = words ? reading.of(words, of.scope) : null
      const read = said && hintOf(reading, said, of.scope)
      if (value && isRelation(value)) {
        seen.add(key)
        if (value.is === 'call' && pathOf(value) === 'sa.composite')
          for (const it of compositeSpecs(draft, value, { hint: read, own: of === info && isFirst }))
            if (!seen.has(it.key)) {
              seen.add(it.key)
              found.push(it)
            }
        continue
      }
      const hint = value !== made || (isMade && read?.mapped !== 'Mapped') ? null : read
      const isHinted = hint?.mapped === 'Mapped' && (value === null || !isRelation(value)) && !isObject(hint)
      if (!isColumn(value ?? undefined) && !(isHinted && value === null)) {
        if (value?.is === 'unknown' && (isHinted || attribute.value?.sort === 'call'))
          draft.unread(
            isHinted ? `The column ${key} can’t be read` : `Whether ${info.name} has a column ${key} can’t be read`,
            value,
            attribute.at,
          )
        continue
      }
      seen.add(key)
      const own = isColumn(value ?? undefined) ? (value as Calling) : null
      const more = hint ? callIn(hint.more, /^sa\.mapped_column$/) : null
      const column = own ?? more
      found.push({
        id: newId('column'),
        form: pathOf(own ?? undefined) === 'sa.Column' ? 'column' : 'mapped',
        key,
        name: nameIn(own) ?? nameIn(more) ?? key,
        at: attribute.at,
        attribute,
        own: of === info && isFirst && !isMade,
        hint,
        value: value ?? { is: 'unknown', why: 'it has no value', at: attribute.at, fault: false },
        field: null,
        column,
        given: [...(own?.args ?? []), ...(more?.args ?? [])],
      })
    }
  }
  const order = (it: Spec) => {
    const said = it.given.find((each) => each.name === 'sort_order')?.value
    return said?.is === 'number' ? Number(said.text) : 0
  }
  return found.sort((a, b) => order(a) - order(b))
}

/** Whether a hint speaks of rows of another table. */
const isObject = ({ of, lists }: Hint): boolean =>
  (of.is === 'class' && !isEnum(of.class) && (lists > 0 || isMapped(of.class))) || (lists > 0 && of.is === 'text')

/** A word that a column's calls say, the outermost first. */
export const said = ({ given }: Spec, name: string): Value | undefined => given.find((it) => it.name === name)?.value
export const isSaid = (spec: Spec, name: string): boolean => flagOf(said(spec, name)) === true

/** What a client gives where nothing is given. */
export function clientValue({ form, field, given, value }: Spec): Value | null {
  if (form !== 'field') return given.find((it) => it.name === 'default')?.value ?? null
  if (!field) return value.is === 'unknown' ? null : value
  return argOf(field, 'default_factory') ?? argOf(field, 'default') ?? plainArgs(field)[0]?.value ?? null
}

export const hasClientValue = (spec: Spec): boolean => {
  const value = clientValue(spec)
  return value !== null && !isNone(value) && !(value.is === 'word' && value.text === '...')
}
