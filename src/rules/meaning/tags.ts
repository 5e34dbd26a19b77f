import type { Kind } from '#model'

type TagSpec = { readonly about: readonly Kind[]; readonly means: string }

/** What a person can say of a table, a column or a key that no catalog holds. Said once, it answers many rules. */
export const TAGS = {
  reference: { about: ['table'], means: 'Small, and hardly ever changed: countries, statuses, plans' },
  link: { about: ['table'], means: 'Only joins others' },
  event: { about: ['table'], means: 'Rows are added and never changed: logs, measurements, messages' },
  audit: { about: ['table'], means: 'Tells who did what, and must outlive what it tells of' },
  ledger: { about: ['table'], means: 'Money or other things that are booked, and never lost' },
  'line-item': { about: ['table'], means: 'A part of another row that has no meaning alone' },
  snapshot: { about: ['table', 'column'], means: 'Holds what was true at a moment, on purpose' },
  owned: { about: ['table', 'foreign-key'], means: 'Goes when the row it belongs to goes' },
  'tenant-root': { about: ['table'], means: 'Its rows are the tenants' },
  global: { about: ['table', 'unique', 'index'], means: 'Shared by all tenants' },
  'soft-deleted': { about: ['table'], means: 'Its rows are marked as deleted, and kept' },
  'user-data': { about: ['table'], means: 'Made by users, who may want it back' },
  system: { about: ['table'], means: 'Made by the system itself; deleted means gone' },
  critical: { about: ['table'], means: 'Must never be lost' },
  sensitive: { about: ['table', 'column'], means: 'Personal or secret' },
  'concurrently-edited': { about: ['table'], means: 'Several people edit a row at the same time' },
  'non-overlapping': { about: ['table'], means: 'Its periods must not overlap for one resource' },
  'insert-heavy': { about: ['table'], means: 'Rows come by the million' },
  'write-heavy': { about: ['table'], means: 'Written far more than read' },
  tiny: { about: ['table'], means: 'Will never hold more than some thousand rows' },
  'natural-key': { about: ['table', 'column'], means: 'Its key comes from the world and never changes' },
  'app-generated': { about: ['column'], means: 'The application makes the value' },
  arc: { about: ['table'], means: 'Just one of its optional references is set' },
  polymorphic: { about: ['table'], means: 'Refers to rows of several tables on purpose' },
  eav: { about: ['table'], means: 'Holds attributes as rows on purpose' },
  'tri-state': { about: ['column'], means: 'Null is an answer of its own' },
  'opaque-payload': { about: ['column'], means: 'Kept as it came, and never asked about' },
  'refreshed-concurrently': { about: ['materialized-view'], means: 'Is read while it is refreshed' },
  volatile: { about: ['enum'], means: 'Its labels change often' },
} as const satisfies Readonly<Record<string, TagSpec>>

export type Tag = keyof typeof TAGS
