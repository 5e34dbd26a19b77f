import type { IconName } from '#ui'

/** A picture for each kind that has one of its own; a new kind gets the plain one until someone draws it. */
const ICONS: Readonly<Record<string, IconName>> = {
  schema: 'schema',
  extension: 'extension',
  raw: 'code',
  enum: 'enum',
  sequence: 'sequence',
  table: 'table',
  column: 'column',
  'primary-key': 'key',
  unique: 'key',
  check: 'check',
  'foreign-key': 'relation',
  index: 'index',
  view: 'view',
}

export const iconOfKind = (kind: string): IconName => ICONS[kind] ?? 'database'
