import { dollarQuoted, quoteName, quoteText } from '#base'
import type { At, DbObject } from '#model'
import { step } from './create.ts'
import type { PlanOptions } from './options.ts'
import type { Step } from './step.ts'

/** The blocks that a table has, or the largest of its parts, as Postgres counts them while rows are added. */
const blocksOf = (table: string): string =>
  `(WITH RECURSIVE part (oid) AS (SELECT ${quoteText(table)}::regclass::oid UNION SELECT inhrelid FROM pg_inherits JOIN part ON inhparent = part.oid)
    SELECT max(pg_relation_size(oid)) / current_setting('block_size')::bigint FROM part)`

/**
 * An UPDATE of `target` that goes through the table from its beginning, some blocks at a time, each in a transaction of
 * its own (from 14 on Postgres finds blocks by themselves). Broken off, it can begin again. What is written at the end
 * meanwhile is met the second time.
 */
const inBatches = (update: string, table: string, blocks: number): string =>
  `DO ${dollarQuoted(`
DECLARE
  place bigint := 0;
  last bigint;
BEGIN
  FOR time IN 1..2 LOOP
    last := ${blocksOf(table)};
    WHILE place <= last LOOP
      ${update} AND target.ctid >= format('(%s,0)', place)::tid AND target.ctid < format('(%s,0)', place + ${blocks})::tid;
      COMMIT;
      place := place + ${blocks};
    END LOOP;
  END LOOP;
END
`)}`

/** An UPDATE of all rows, whose condition is complete. */
export function fillStep(it: DbObject, how: { update: string; table: string }, options: PlanOptions): Step {
  const { update, table } = how
  return options.batchBlocks === null
    ? step(it, 'fill', update, { hazard: 'rewrite' })
    : step(it, 'fill', inBatches(update, table, options.batchBlocks), { hazard: 'rewrite', alone: true })
}

/** What gives the rows that have nothing in a column this value. */
export function fillEmpty(it: DbObject, at: At, options: PlanOptions): Step[] {
  const value = Object.hasOwn(options.fills, it.id) ? options.fills[it.id] : undefined
  if (value === undefined || !it.parent) return []
  const [table, column] = [at.path(it.parent), quoteName(it.name)]
  const update = `UPDATE ${table} AS target SET ${column} = ${value} WHERE target.${column} IS NULL`
  return [fillStep(it, { update, table }, options)]
}

/** What gives all rows a column's default, where it can't have that from the start. */
export function fillDefault(it: DbObject, at: At, options: PlanOptions): Step | null {
  const { default: value, generated } = it as DbObject & {
    readonly default?: string | null
    readonly generated?: unknown
  }
  if (!value || generated || !it.parent) return null
  const [table, column] = [at.path(it.parent), quoteName(it.name)]
  return fillStep(it, { update: `UPDATE ${table} AS target SET ${column} = DEFAULT WHERE true`, table }, options)
}
