import type { TypeRef } from '#model'
import { isEnum } from './calls.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { type Spec, said } from './specs.ts'
import { PYDANTIC, PYTHON } from './type-names.ts'
import { labelsOf, spelled, type Typed, typeOf } from './types.ts'
import { argOf, type ClassInfo, isNone, pathOf, textOf, typeKey, type Value } from './values.ts'

const TYPE_ARGUMENT =
  /^(?:sa|sqlmodel)\.(?:ForeignKey|Sequence|Identity|Computed|CheckConstraint|FetchedValue|DefaultClause|ColumnDefault|UniqueConstraint)$/

/** The type that a column's calls say; null where they say none. */
export function typeOfSpec(draft: Draft, table: Table, spec: Spec): Typed | null {
  const where = { at: spec.at, schema: table.schema }
  const given = said(spec, 'sa_type') ?? said(spec, 'type_')
  const plain = spec.column ? spec.given.filter((it) => it.name === null).map((it) => it.value) : []
  const value = given ?? plain.find((it) => it.is !== 'text' && !isNone(it) && !TYPE_ARGUMENT.test(pathOf(it) ?? ''))
  if (value && !(spec.form === 'field' && !given)) {
    const found = typeOf(draft, value, where)
    if (found) return found
    draft.unread(`The type of ${spec.key} can’t be read, so it is text`, value, spec.at)
    return { type: spelled('text') as TypeRef, collation: null }
  }
  return null
}

/** The type that a column's hint says; null where it has none that counts. */
export const typeOfHint = (draft: Draft, spec: Spec): Typed | null =>
  spec.hint && (spec.form === 'field' || spec.hint.mapped) ? hintedType(draft, spec) : null

/** The map that a class says, or that the registry which it says is made with. */
function typeMapOf(draft: Draft, info: ClassInfo): Value | undefined {
  const said = (name: string): Value | undefined => {
    const found = info.attributes.get(name)
    return found && draft.project.reading.bound(found.binding, found.at)
  }
  const registry = info.attributes.has('type_annotation_map') ? undefined : said('registry')
  return registry?.is === 'call' ? argOf(registry, 'type_annotation_map') : said('type_annotation_map')
}

/** What a text's own map of types (`type_annotation_map`) makes of a hint. */
function mappedType(draft: Draft, forms: readonly Value[]): Value | null {
  const keys = forms.flatMap((it) => typeKey(it) ?? [])
  for (const info of draft.project.reading.classes) {
    const value = typeMapOf(draft, info)
    if (value?.is !== 'record') continue
    const found = keys.find((it) => value.fields.has(`<${it}>`))
    if (found !== undefined) return value.fields.get(`<${found}>`)?.value ?? null
  }
  return null
}

/** What a hint alone makes of a column. */
function hintedType(draft: Draft, spec: Spec): Typed | null {
  const { of, lists, more, forms } = spec.hint as NonNullable<Spec['hint']>
  const where = { at: spec.at, schema: 'public' }
  const mapped = spec.form !== 'field' ? mappedType(draft, forms) : null
  const own = mapped ? typeOf(draft, mapped, where) : null
  if (own) return own
  if (lists > 0) return null
  if (of.is === 'class') {
    if (isEnum(of.class)) {
      const labels = labelsOf(draft, of.class, false)
      if (!draft.habits.textEnums && isTextEnum(of.class)) return plainType(spec, 'varchar')
      return {
        type: draft.enumType({ name: of.class.name.toLowerCase(), schema: 'public', labels, info: of.class }, spec.at),
        collation: null,
      }
    }
    const made = typeOf(draft, of, where)
    if (made) return made
  }
  const path = pathOf(of) ?? ''
  // A type with bounds of its own: `constr(max_length=50)`, `Annotated[str, StringConstraints(…)]`.
  const sql = spec.form === 'field' ? fieldType(draft, path, more) : PYTHON[path]
  if (sql) return plainType(spec, sql)
  if (of.is === 'element' && pathOf(of.of) === 'typing.Literal') {
    const labels = of.keys.flatMap((it) => textOf(it) ?? [])
    const longest = Math.max(1, ...labels.map((it) => it.length))
    return plainType(spec, spec.form === 'field' ? 'varchar' : `varchar(${longest})`)
  }
  return null
}

/** Pydantic's types of moments say whether they have a zone; of a plain one it is SQLModel's habit. */
function fieldType(draft: Draft, path: string, more: readonly Value[]): string | undefined {
  const plain = PYDANTIC[path]
  if (plain !== 'timestamp') return plain
  const marks = [path, ...more.flatMap((it) => pathOf(it) ?? [])]
  const mark = marks.findLast((it) => /^pydantic\.(?:Aware|Naive)Datetime$/.test(it))
  const isZoned = draft.habits.zoned && mark !== 'pydantic.NaiveDatetime'
  return isZoned ? 'timestamp with time zone' : plain
}

const isTextEnum = (info: Parameters<typeof isEnum>[0]): boolean =>
  info.bases.some((it) => /^(?:str|enum\.StrEnum)$/.test(pathOf(it.value) ?? ''))

/** A plain type with the length, or the digits, that a field sets it. */
function plainType(spec: Spec, sql: string): Typed | null {
  const more = [...(spec.field ? [spec.field] : []), ...(spec.hint?.more ?? []), spec.hint?.of].flatMap((it) =>
    it?.is === 'call' ? [it] : [],
  )
  const number = (name: string, but?: RegExp): string | null => {
    for (const it of more) {
      const value = but?.test(pathOf(it) ?? '') ? null : argOf(it, name)
      if (value?.is === 'number' && /^\d+$/.test(value.text)) return value.text
    }
    return null
  }
  // SQLModel does not ask `constr()` how long its texts may be.
  const length = spec.form === 'field' ? number('max_length', /(?:^|\.)(?:constr|StringConstraints)$/) : null
  const [digits, places] = spec.form === 'field' ? [number('max_digits'), number('decimal_places')] : []
  const type = spelled(
    sql === 'varchar' && length
      ? `varchar(${length})`
      : sql === 'numeric' && digits
        ? `numeric(${digits}${places ? `,${places}` : ''})`
        : sql,
  )
  return type && { type, collation: null }
}

/** What can't be known is kept as text, and told. */
export function usualType(draft: Draft, spec: Spec): Typed {
  const value = spec.hint?.of ?? spec.value
  const isList = (spec.hint?.lists ?? 0) > 0
  // Of a field without a type SQLModel makes no column, and refuses the class.
  draft.unread(
    `The type of ${spec.key} can’t be read, so it is text`,
    isList ? { is: 'unknown', why: 'a list needs a Column that says its type', at: spec.at, fault: false } : value,
    spec.at,
  )
  return { type: spelled('varchar') as TypeRef, collation: null }
}
