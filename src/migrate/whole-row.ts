import { memoize, tokenize } from '#base'
import { bucketOf, type DbObject, type Design, type Id, kindOf, object } from '#model'
import { namesIn, textsOf } from './texts.ts'

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

const beside = (design: Design, column: Id): readonly DbObject[] =>
  [...(bucketOf(design.objects, column)?.members.values() ?? [])].filter((it) => !kindOf(it).holdsRows)

/**
 * What stands beside a column and speaks of it by its text alone (a check, an index over an expression): Postgres sees to
 * that by itself, and lets it go in silence when the column goes.
 */
export function goingAlong(design: Design, column: Id): readonly DbObject[] {
  const it = object(design, column)
  if (!it || design.objects.buckets.has(column) || !kindOf(it).holdsRows) return []
  return beside(design, column).filter((other) => namesIn(other).has(it.name))
}

/**
 * What stands beside a column and takes its table's rows whole (an index over `f(t.*)`): Postgres keeps no account of the
 * columns in that, and fails while it writes rows of another make.
 */
export function wholeRowUsers(design: Design, column: Id): readonly DbObject[] {
  const bucket = bucketOf(design.objects, column)
  const table = bucket && object(design, bucket.root)
  if (!bucket || !table || table.id === column) return []
  return beside(design, column).filter((it) => wholeRowsIn(it).has(table.name))
}
