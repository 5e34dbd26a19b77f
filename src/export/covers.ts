import type { Common, Kind, ObjectOf } from '#model'

type Field<K extends Kind> = Exclude<keyof ObjectOf<K>, Exclude<keyof Common, 'comment'>>

/** The fields of each kind that a target says, or tells of by itself where it can't. */
export type Covers = { readonly [K in Kind]?: 'all' | readonly Field<K>[] }

/** What every language for tables and their keys has a word for, or a notice of its own. */
export const KEY = ['columns', 'include', 'deferrable'] as const
export const UNIQUE = [...KEY, 'nullsDistinct'] as const
export const RELATION = ['columns', 'target', 'targetColumns', 'onUpdate', 'onDelete', 'onDeleteColumns'] as const
export const CHECKED = ['match', 'deferrable', 'validated'] as const
export const COLUMN = ['comment', 'type', 'nullable', 'default', 'identity', 'generated'] as const
export const INDEX = ['method', 'unique', 'nullsDistinct', 'keys', 'include', 'where'] as const
export const TABLE = ['comment', 'unlogged', 'partitionBy', 'partitionOf', 'bound', 'inherits', 'rowSecurity'] as const
