import { type At, type DbObject, kindOf } from '#model'

/** The statement that gives an object its new name; '' where there is none, or it has to be made again. */
export function renameWords(it: DbObject, was: string, at: At): string {
  const { rename } = kindOf(it)
  return rename === 'rebuild' ? '' : rename(it as never, was, at)
}
