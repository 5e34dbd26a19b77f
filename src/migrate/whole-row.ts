import { memoize, tokenize } from '#base'
import { bucketOf, type DbObject, type Design, type Id, kindOf, object } from '#model'
import { textsOf } from './texts.ts'

/** What an object's texts take whole rows of: `t` of `f(t.*)`, as Postgres prints it. */
const wholeRowsIn = memoize((it: DbObject): ReadonlySet<string> => {
  return new Set(
    textsOf(it)
      .filter((text) => text.includes('.*'))
      .flatMap((text) => {
        const tokens = tokenize(text)
        return tokens.flatMap(({ type, value }, i) =>
          type === 'name' && tokens[i + 1]?.value === '.' && tokens[i + 2]?.value === '*' ? [value] : [],
        )
      }),
  )
})

/**
 * What stands beside a column and takes its table's rows whole (an index over `f(t.*)`): Postgres keeps no account of the
 * columns in that, and fails while it writes rows of another make.
 */
export function wholeRowUsers(design: Design, column: Id): readonly DbObject[] {
  const bucket = bucketOf(design.objects, column)
  const table = bucket && object(design, bucket.root)
  if (!bucket || !table || table.id === column) return []
  return [...bucket.members.values()].filter((it) => !kindOf(it).holdsRows && wholeRowsIn(it).has(table.name))
}
