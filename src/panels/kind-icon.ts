import type { Kind } from '#model'
import type { IconName } from '#ui'

const ICONS: Readonly<Record<Kind, IconName>> = {
  role: 'user',
  schema: 'schema',
  extension: 'extension',
  enum: 'enum',
  domain: 'type',
  composite: 'braces',
  attribute: 'attribute',
  range: 'brackets',
  routine: 'function',
  sequence: 'sequence',
  'foreign-data-wrapper': 'database',
  'foreign-server': 'server',
  'user-mapping': 'users',
  table: 'table',
  'foreign-table': 'foreign-table',
  column: 'column',
  'primary-key': 'key',
  unique: 'key',
  check: 'check',
  exclusion: 'disjoint',
  'foreign-key': 'relation',
  view: 'view',
  'materialized-view': 'materialized-view',
  index: 'index',
  statistics: 'chart',
  policy: 'shield',
  trigger: 'bolt',
  rule: 'rule',
  grant: 'hand',
  publication: 'broadcast',
  raw: 'code',
  'default-privileges': 'hand',
  'event-trigger': 'bolt',
}

/** The picture of a kind. */
export const iconOfKind = (kind: Kind): IconName => ICONS[kind]
