import { MAX_NAME_BYTES, truncateName } from '#base'

/** Prisma's names for what has none: the table and columns cut so that the ending still fits (its `ConstraintNames`). */
export const named = (words: readonly string[], ending: string): string =>
  `${truncateName(words.join('_'), MAX_NAME_BYTES - ending.length)}${ending}`

export const primaryKeyName = (table: string): string => named([table], '_pkey')
export const uniqueName = (table: string, columns: readonly string[]): string => named([table, ...columns], '_key')
export const indexName = (table: string, columns: readonly string[]): string => named([table, ...columns], '_idx')
export const foreignKeyName = (table: string, columns: readonly string[]): string => named([table, ...columns], '_fkey')
