import { truncateName } from '#base'
import { type At, type DbObject, kindOf } from '#model'

/** The statement that gives an object its new name; '' where there is none, or it has to be made again. */
export function renameWords(it: DbObject, was: string, at: At): string {
  const { rename } = kindOf(it)
  return rename === 'rebuild' ? '' : rename(it as never, was, at)
}

/** What something is called until the name is free that it gets. */
export const nameBetween = (was: string): string => `${truncateName(was, 50)}__renaming`
