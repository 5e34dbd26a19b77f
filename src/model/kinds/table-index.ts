import * as v from 'valibot'
import { quoteName } from '#base'
import { bareName, idOf, sqlText, sqlWords } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { builtBeside, droppedBeside } from './beside.ts'
import { isUserSchema, ref } from './catalog-words.ts'
import { includeJson, includeNames, indexKeyFields, keysJson, keyWords } from './index-keys.ts'
import { alterMarks, markFields, marksJson, settleMarks } from './index-marks.ts'
import { sayStatistics, statisticsField, statisticsJson } from './index-statistics.ts'
import { needsOfOnly, onlyField, onlyJson } from './only-whole.ts'
import { alterOnly } from './own-part.ts'
import { printedJson } from './printed.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import { alterIndexTablespace, tablespaceField, tablespaceJson, tablespaceWords } from './storage-place.ts'

/** Postgres neither builds nor drops an index over partitions CONCURRENTLY (manual: CREATE INDEX, DROP INDEX), nor changes its parameters. */
export const isOfParts = (it: Common, at: At): boolean =>
  Boolean(it.parent && (at.object(it.parent) as { readonly partitionBy?: unknown } | null)?.partitionBy)

const fields = {
  /** btree, hash, gin, gist, spgist, brin, or one that an extension brings. */
  method: bareName(),
  unique: v.boolean(),
  nullsDistinct: v.boolean(),
  keys: v.pipe(v.array(v.strictObject(indexKeyFields)), v.minLength(1)),
  include: v.array(idOf('column')),
  /** The same of a materialized view, whose columns are no objects. */
  includeNamed: v.array(v.string()),
  where: v.nullable(sqlText()),
  /** Storage parameters, each `name=value`. */
  options: v.array(sqlWords()),
  ...onlyField,
  ...statisticsField,
  ...tablespaceField,
  ...markFields,
}
type Index = ObjectWith<'index', typeof fields>

/** What follows CREATE INDEX. */
function indexWords(it: Index, at: At): string {
  const method = it.method === 'btree' ? '' : ` USING ${quoteName(it.method)}`
  const carried = [...it.include.map(at.name), ...it.includeNamed.map(quoteName)]
  const include = carried.length > 0 ? ` INCLUDE (${carried.join(', ')})` : ''
  const nulls = it.unique && !it.nullsDistinct ? ' NULLS NOT DISTINCT' : ''
  const where = it.where ? ` WHERE ${it.where}` : ''
  const keys = it.keys.map((key) => keyWords(key, at)).join(', ')
  const table = it.parent ? at.path(it.parent) : ''
  return `${quoteName(it.name)} ON ${it.only ? 'ONLY ' : ''}${table}${method} (${keys})${include}${nulls}${withOptions(it.options)}${tablespaceWords(it)}${where}`
}

export const index = defineKind({
  kind: 'index',
  label: { one: 'index', many: 'indexes' },
  under: ['table', 'materialized-view'],
  fields,
  needs: needsOfOnly,
  create: (it, at) => {
    const rest = indexWords(it, at)
    const head = `CREATE ${it.unique ? 'UNIQUE ' : ''}INDEX`
    const sql = `${head} ${rest}`
    return isOfParts(it, at)
      ? { sql, hazard: 'lock' }
      : {
          sql,
          hazard: 'lock',
          ways: { concurrentIndexes: [builtBeside(`${head} CONCURRENTLY ${rest}`, at.path(it.id))] },
        }
  },
  settle: (it, at) => [...settleMarks(it, at), ...sayStatistics(it, [], at)],
  drop: (it, at) => {
    const path = at.path(it.id)
    const beside = droppedBeside(path)
    return isOfParts(it, at)
      ? `DROP INDEX ${path}`
      : { sql: `DROP INDEX ${path}`, hazard: 'lock', ways: { concurrentIndexes: [beside] } }
  },
  address: (it, at) => `INDEX ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER INDEX ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    method: 'rebuild',
    unique: 'rebuild',
    nullsDistinct: 'rebuild',
    keys: 'rebuild',
    include: 'rebuild',
    includeNamed: 'rebuild',
    where: 'rebuild',
    options: (now, was, at) =>
      isOfParts(now, at)
        ? 'rebuild'
        : changeOptions(now.options, was.options, (words) => `ALTER INDEX ${at.path(now.id)} ${words}`),
    only: alterOnly,
    statistics: (now, was, at) => sayStatistics(now, was.statistics, at),
    tablespace: alterIndexTablespace,
    ...alterMarks,
  },
  // Indexes of constraints and those attached to a partitioned parent's are not their own.
  catalog: `select ${ref('pg_class', 'i.oid')} as ref, ${ref('pg_class', 'x.indrelid')} as parent, i.relname as name,
      i.oid::int8 as ord, jsonb_build_object(
        'method', m.amname, 'unique', x.indisunique, 'nullsDistinct', not x.indnullsnotdistinct,
        'keys', ${keysJson()}, 'include', case when c.relkind = 'm' then '[]' else ${includeJson} end,
        'includeNamed', case when c.relkind = 'm' then ${includeNames} else '[]' end,
        'where', ${printedJson('x.indpred', 'x.indrelid')},
        ${onlyJson},
        'statistics', ${statisticsJson},
        'options', ${optionsJson('i.reloptions')}, ${tablespaceJson('i.reltablespace')}, ${marksJson}) as fields
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = i.relam
      left join pg_constraint k on k.conindid = i.oid and k.contype in ('p', 'u', 'x')
    where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and k.oid is null and not i.relispartition
      and ${isUserSchema('n.nspname')}`,
})
