import type { Design } from '../../design.ts'
import { object } from '../../design.ts'
import type { Id } from '../../id.ts'
import type { DbObject } from '../../kinds/index.ts'
import { make } from '../../make.ts'
import { childrenOfKind, rootsOf } from '../../read.ts'
import { schemaFor } from '../object-names.ts'
import { type Begin, placeFor, type Start } from './start.ts'

const TOP = { parent: null, columns: [] } as const

export const beginRole: Begin = (at) => [make('role', { ...placeFor(at, 'role', 'new_role'), login: true })]

export const beginSchema: Begin = (at) => [make('schema', placeFor(at, 'schema', 'new_schema'))]

/** Those that people reach for, the most wanted first: an extension is chosen by its name. */
const EXTENSIONS = ['pg_trgm', 'citext', 'btree_gist', 'pgcrypto', 'hstore', 'ltree', 'unaccent', 'fuzzystrmatch']

export const beginExtension: Begin = (at) => {
  const here = new Set(rootsOf(at.design, 'extension').map((it) => it.name))
  const name = EXTENSIONS.find((it) => !here.has(it))
  return name
    ? [make('extension', { ...placeFor(at, 'extension', name), schema: schemaFor(at.design, undefined) })]
    : []
}

const addWrapper = (design: Design): { wrapper: Id<'foreign-data-wrapper'>; objects: readonly DbObject[] } => {
  const [found] = rootsOf(design, 'foreign-data-wrapper')
  if (found) return { wrapper: found.id, objects: [] }
  const made = make('foreign-data-wrapper', placeFor({ design, ...TOP }, 'foreign-data-wrapper', 'new_wrapper'))
  return { wrapper: made.id, objects: [made] }
}

export const beginWrapper: Begin = (at) => [
  make('foreign-data-wrapper', placeFor(at, 'foreign-data-wrapper', 'new_wrapper')),
]

export const beginServer: Begin = (at) => {
  const { wrapper, objects } = addWrapper(at.design)
  return [...objects, make('foreign-server', { ...placeFor(at, 'foreign-server', 'new_server'), wrapper })]
}

/** The server that a foreign table begins with: one that is there, or a new one. */
export function addForeignServer(design: Design): { server: Id<'foreign-server'>; objects: readonly DbObject[] } {
  const [found] = rootsOf(design, 'foreign-server')
  if (found) return { server: found.id, objects: [] }
  const objects = beginServer({ design, ...TOP })
  return { server: objects.at(-1)?.id as Id<'foreign-server'>, objects }
}

export const beginMapping: Begin = (at) => {
  const taken = at.parent ? childrenOfKind(at.design, at.parent, 'user-mapping') : []
  if (!taken.some((it) => it.to === 'public'))
    return [make('user-mapping', { ...placeFor(at, 'user-mapping', 'public'), name: 'public' })]
  const role = roleFor(at, new Set(taken.flatMap((it) => it.role ?? [])))
  return [
    ...role.objects,
    make('user-mapping', { ...placeFor(at, 'user-mapping', role.name), name: role.name, to: 'role', role: role.id }),
  ]
}

/** A role that is not among the taken ones: one that is there, or a new one. */
export function roleFor({ design }: Pick<Start, 'design'>, taken: ReadonlySet<Id>) {
  const found = rootsOf(design, 'role').find((it) => !taken.has(it.id))
  if (found) return { id: found.id, name: found.name, objects: [] as DbObject[] }
  const made = make('role', placeFor({ design, ...TOP }, 'role', 'new_role'))
  return { id: made.id, name: made.name, objects: [made as DbObject] }
}

export const beginPublication: Begin = (at) => {
  const tables = [...new Set(at.columns.map((id) => object(at.design, id)?.parent))]
  return [
    make('publication', {
      ...placeFor(at, 'publication', 'new_publication'),
      tables: tables.flatMap((table) => (table ? [{ table: table as Id<'table'>, columns: null, where: null }] : [])),
    }),
  ]
}
