import type * as v from 'valibot'
import type { Common, Fields, KindSpec, ObjectWith } from '../kind-spec.ts'
import { accessMethod } from './access-method.ts'
import { attribute } from './attribute.ts'
import { baseType } from './base-type.ts'
import { cast } from './cast.ts'
import { check } from './check.ts'
import { collation } from './collation.ts'
import { column } from './column.ts'
import { composite } from './composite.ts'
import { conversion } from './conversion.ts'
import { defaultPrivileges } from './default-privileges.ts'
import { domain } from './domain.ts'
import { enumType } from './enum.ts'
import { eventTrigger } from './event-trigger.ts'
import { exclusion } from './exclusion.ts'
import { extension } from './extension.ts'
import { foreignDataWrapper } from './foreign-data-wrapper.ts'
import { foreignKey } from './foreign-key.ts'
import { foreignServer } from './foreign-server.ts'
import { foreignTable } from './foreign-table.ts'
import { grant } from './grant.ts'
import { language } from './language.ts'
import { materializedView } from './materialized-view.ts'
import { operator } from './operator.ts'
import { operatorClass } from './operator-class.ts'
import { operatorFamily } from './operator-family.ts'
import { partitionIndex } from './partition-index.ts'
import { policy } from './policy.ts'
import { primaryKey } from './primary-key.ts'
import { publication } from './publication.ts'
import { range } from './range.ts'
import { raw } from './raw.ts'
import { role } from './role.ts'
import { routine } from './routine.ts'
import { rule } from './rule.ts'
import { schema } from './schema.ts'
import { sequence } from './sequence.ts'
import { statistics } from './statistics.ts'
import { table } from './table.ts'
import { index } from './table-index.ts'
import { textSearchConfiguration } from './text-search-configuration.ts'
import { textSearchDictionary } from './text-search-dictionary.ts'
import { textSearchParser } from './text-search-parser.ts'
import { textSearchTemplate } from './text-search-template.ts'
import { transform } from './transform.ts'
import { trigger } from './trigger.ts'
import { unique } from './unique.ts'
import { userMapping } from './user-mapping.ts'
import { view } from './view.ts'

/** Every kind, in the order in which a careful person would write them down; ties in a plan are broken by it. */
export const kinds = {
  role,
  schema,
  extension,
  'access-method': accessMethod,
  language,
  collation,
  enum: enumType,
  domain,
  composite,
  attribute,
  range,
  'base-type': baseType,
  routine,
  operator,
  'operator-family': operatorFamily,
  'operator-class': operatorClass,
  cast,
  transform,
  conversion,
  'text-search-parser': textSearchParser,
  'text-search-template': textSearchTemplate,
  'text-search-dictionary': textSearchDictionary,
  'text-search-configuration': textSearchConfiguration,
  sequence,
  'foreign-data-wrapper': foreignDataWrapper,
  'foreign-server': foreignServer,
  'user-mapping': userMapping,
  table,
  'foreign-table': foreignTable,
  column,
  'primary-key': primaryKey,
  unique,
  check,
  exclusion,
  'foreign-key': foreignKey,
  view,
  'materialized-view': materializedView,
  index,
  'partition-index': partitionIndex,
  statistics,
  policy,
  trigger,
  rule,
  grant,
  publication,
  raw,
  'default-privileges': defaultPrivileges,
  'event-trigger': eventTrigger,
} as const

type Kinds = typeof kinds
export type Kind = keyof Kinds

type FieldsOf<K extends Kind> = Kinds[K] extends KindSpec<K, infer F> ? F : never
export type ObjectOf<K extends Kind> = ObjectWith<K, FieldsOf<K>>
/** One thing that Postgres holds. */
export type DbObject = { [K in Kind]: ObjectOf<K> }[Kind]

export const KINDS: readonly Kind[] = Object.keys(kinds) as Kind[]

/** A kind's row as the engines see it: over any object, its fields under their names. */
export type AnyKind = Omit<KindSpec<string, Fields>, 'alter'> & {
  readonly fields: Record<string, v.GenericSchema>
  readonly alter: Readonly<Record<string, KindSpec<string, Fields>['alter'][string]>>
}

/** The row of a kind. The one place where its own types are given up for the engines' view. */
export function kindOf(it: Common | Kind): AnyKind {
  return kinds[(typeof it === 'string' ? it : it.kind) as Kind] as unknown as AnyKind
}
