import { type DbObject, type Design, foreignKeysOf } from '#model'
import type { Differences } from './differences.ts'

type Changed = { readonly was: DbObject; readonly fields: readonly string[] }
type Between = { readonly from: Design; readonly differences: Differences }

const isTurned = (entry: Changed | undefined): boolean => entry?.fields.includes('unlogged') ?? false

/**
 * The keys of a table that turns between logged and unlogged to others that do. Tables turn one after the other, and none
 * may be logged whose rows refer to some that are not; without the keys their order is no matter.
 */
export const keysToTurned = (entry: Changed, { from, differences }: Between): readonly DbObject[] =>
  isTurned(entry)
    ? foreignKeysOf(from, entry.was.id).filter(
        ({ target }) => target !== entry.was.id && isTurned(differences.changed.get(target)),
      )
    : []
