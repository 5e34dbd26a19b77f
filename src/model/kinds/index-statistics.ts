import * as v from 'valibot'
import type { At, Common } from '../kind-spec.ts'

/** How many values ANALYZE keeps of a computed key of an index, counted from one. */
export const statisticsField = {
  statistics: v.array(
    v.strictObject({
      key: v.pipe(v.number(), v.integer(), v.minValue(1)),
      target: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
}
type Measured = Common & { readonly statistics: readonly { readonly key: number; readonly target: number }[] }

export const sayStatistics = (now: Measured, was: Measured['statistics'], at: At): readonly string[] => {
  const say = (key: number, target: number) =>
    `ALTER INDEX ${at.path(now.id)} ALTER COLUMN ${key} SET STATISTICS ${target}`
  return [
    ...was.filter((had) => !now.statistics.some((has) => has.key === had.key)).map((had) => say(had.key, -1)),
    ...now.statistics
      .filter((has) => !was.some((had) => had.key === has.key && had.target === has.target))
      .map((has) => say(has.key, has.target)),
  ]
}

/** The targets of the keys of the index `i`. */
export const statisticsJson = `(select coalesce(jsonb_agg(jsonb_build_object('key', a.attnum, 'target', a.attstattarget) order by a.attnum), '[]')
  from pg_attribute a where a.attrelid = i.oid and a.attstattarget >= 0)`
