import { basesOf, lineOf, rootsOf } from './classes.ts'
import { argOf, boundTo, type ClassInfo, flagOf, pathOf, type Value } from './values.ts'

export type Sort = 'sqlmodel' | 'declarative' | 'table'

/** What a class itself says under a name. */
function said(info: ClassInfo, name: string): Value | undefined {
  const own = info.attributes.get(name)
  return own && boundTo(own.binding, own.at)
}

/** What a class is mapped by; null where it is none that rows are of. */
export function mapperOf(info: ClassInfo): Exclude<Sort, 'table'> | null {
  const roots = rootsOf(info)
  const paths = roots.flatMap((it) => pathOf(it) ?? [])
  const isTable = info.bases.some((it) => it.name === 'table' && flagOf(it.value) === true)
  // A class that is given a registry is what the tables of that are made of.
  if (info.bases.some((it) => it.name === 'registry')) return null
  if (isTable) return basesOf(info).some((it) => isMapped(it)) ? null : 'sqlmodel'
  if (paths.includes('sqlmodel.SQLModel')) {
    const value = said(info, 'model_config')
    const says = value?.is === 'record' ? flagOf(value.fields.get('table')?.value) : null
    return says ? 'sqlmodel' : null
  }
  if (flagOf(said(info, '__abstract__')) === true) return null
  const isMarked = info.marks.some((it) => it.is === 'member' && /^mapped/.test(it.name))
  const isRooted =
    paths.some((it) => ROOTS.test(it)) || lineOf(info).some((it) => it !== info && it.marks.some(isDeclarativeMark))
  if (isMarked) return 'declarative'
  if (isRooted) return isRoot(info) ? null : 'declarative'
  // Made of something that is not here, and looks like a table.
  const isOpen = roots.some(
    (it) => it.is === 'unknown' || (it.is === 'library' && !KNOWN_ROOTS.test(it.path)) || it.is === 'call',
  )
  const isNamed = info.attributes.has('__tablename__') || info.attributes.has('__table__')
  return isOpen && (isNamed || roots.some((it) => /(?:^|\.)(?:Base|Model)$/.test(pathOf(it) ?? ''))) && hasColumns(info)
    ? 'declarative'
    : null
}

const ROOTS = /^(?:sa\.(?:DeclarativeBase|DeclarativeBaseNoMeta|declarative_base|automap_base)|flask\.Model)$/
const KNOWN_ROOTS =
  /^(?:sa|sqlmodel|typing|abc|enum|pydantic|object|dataclasses|collections|pg|fastapi_users_db_sqlmodel|flask_login)\b|^(?:str|int|dict|list|Exception|ValueError)$/

/** Whether a base is something of the project's own that is not among its files. */
export const isOutside = (root: Value): boolean =>
  root.is === 'library' && !KNOWN_ROOTS.test(root.path) && !ROOTS.test(root.path)

const isDeclarativeMark = (it: Value): boolean =>
  pathOf(it) === 'sa.as_declarative' || (it.is === 'member' && it.name === 'as_declarative_base')

/** The class that all others of a text are made of, itself no table. */
const isRoot = (info: ClassInfo): boolean =>
  info.bases.some((it) => it.value.is === 'library' && /^sa\.DeclarativeBase/.test(it.value.path)) ||
  info.marks.some(isDeclarativeMark)

const hasColumns = (info: ClassInfo): boolean =>
  lineOf(info).some((it) =>
    [...it.attributes.values()].some(
      ({ value, binding, at }) =>
        value !== null && /^sa\.(?:Column|mapped_column|Table)$/.test(pathOf(boundTo(binding, at)) ?? ''),
    ),
  )

const isKey = (value: Value): boolean => value.is === 'call' && flagOf(argOf(value, 'primary_key')) === true

/** Whether rows of a class stand in the table of what it is made of: it has no key of its own, to Flask's extension. */
export const isWithin = (info: ClassInfo): boolean =>
  lineOf(info).some((it) => it !== info && isMapped(it)) &&
  !lineOf(info).some(
    (it) =>
      (it === info || !isMapped(it)) &&
      [...it.attributes.values()].some(({ binding, at }) => isKey(boundTo(binding, at))),
  )

const mapped = new WeakMap<ClassInfo, boolean>()
export function isMapped(info: ClassInfo): boolean {
  const known = mapped.get(info)
  if (known !== undefined) return known
  mapped.set(info, false)
  const now = mapperOf(info) !== null
  mapped.set(info, now)
  return now
}
