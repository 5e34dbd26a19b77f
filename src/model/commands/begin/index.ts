import type { Change } from '../../change/change.ts'
import { type Design, object } from '../../design.ts'
import type { Id } from '../../id.ts'
import { type DbObject, type Kind, kindOf } from '../../kinds/index.ts'
import { schemaFor } from '../object-names.ts'
import { addTable } from '../table.ts'
import { type AddableKind, isAddable } from './addable.ts'
import { beginDefaultPrivileges, beginGrant } from './grants.ts'
import {
  beginCheck,
  beginColumn,
  beginExclusion,
  beginIndex,
  beginKey,
  beginPolicy,
  beginStatistics,
  beginUnique,
} from './on-table.ts'
import { beginForeignTable, beginMaterializedView, beginRule, beginView } from './relations.ts'
import { beginEventTrigger, beginRoutine, beginTrigger } from './routines.ts'
import {
  beginExtension,
  beginMapping,
  beginPublication,
  beginRole,
  beginSchema,
  beginServer,
  beginWrapper,
} from './server.ts'
import type { Begin } from './start.ts'
import { beginCollation, beginDictionary, beginSearch } from './texts.ts'
import { beginAttribute, beginComposite, beginDomain, beginEnum, beginRange, beginSequence } from './types.ts'

/** How each kind begins that a person can add. */
const BEGINS: Readonly<Record<AddableKind, Begin>> = {
  role: beginRole,
  schema: beginSchema,
  extension: beginExtension,
  collation: beginCollation,
  'text-search-dictionary': beginDictionary,
  'text-search-configuration': beginSearch,
  enum: beginEnum,
  domain: beginDomain,
  composite: beginComposite,
  attribute: beginAttribute,
  range: beginRange,
  routine: beginRoutine,
  sequence: beginSequence,
  'foreign-data-wrapper': beginWrapper,
  'foreign-server': beginServer,
  'user-mapping': beginMapping,
  table: ({ design, parent }) =>
    addTable(design, parent ? { schema: parent as Id<'schema'> } : {}).changes.flatMap((it) =>
      it.op === 'add' ? [it.object] : [],
    ),
  'foreign-table': beginForeignTable,
  column: beginColumn,
  'primary-key': beginKey,
  unique: beginUnique,
  check: beginCheck,
  exclusion: beginExclusion,
  view: beginView,
  'materialized-view': beginMaterializedView,
  index: beginIndex,
  statistics: beginStatistics,
  policy: beginPolicy,
  trigger: beginTrigger,
  rule: beginRule,
  grant: beginGrant,
  publication: beginPublication,
  'default-privileges': beginDefaultPrivileges,
  'event-trigger': beginEventTrigger,
}

type Wanted = { readonly under?: Id | null; readonly columns?: readonly Id<'column'>[] }

/** Adds an object of a kind, valid as it stands, with what it can't be without. Null where none can begin there. */
export function addObject(
  design: Design,
  kind: Kind,
  { under = null, columns = [] }: Wanted = {},
): { readonly changes: readonly Change[]; readonly object: DbObject } | null {
  const fits = under !== null && kindOf(kind).under.includes(object(design, under)?.kind ?? '')
  const inSchema = kindOf(kind).under.includes('schema')
  if (!fits && !inSchema && kindOf(kind).under.length > 0) return null
  const parent = fits ? under : inSchema ? schemaFor(design, undefined) : null
  const objects = isAddable(kind) ? BEGINS[kind]({ design, parent, columns }) : []
  const made = objects.findLast((it) => it.kind === kind)
  return made ? { changes: objects.map((it): Change => ({ op: 'add', object: it })), object: made } : null
}
