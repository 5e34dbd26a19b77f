import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlWords } from '../fields.ts'
import { defineKind } from '../kind-spec.ts'
import { isUserSchema, own, ref, refJson } from './catalog-words.ts'
import { changeOptions, optionWords, pairs, pairsJson } from './pairs.ts'
import { attach, inherit, inheritsWords } from './partition-words.ts'

const fields = {
  server: idOf('foreign-server'),
  /** What the wrapper wants to know of the table; of a column, in the column. */
  options: pairs(),
  /** The partitioned table it is a part of. */
  partitionOf: v.nullable(idOf('table')),
  bound: v.nullable(sqlWords()),
  inherits: v.array(idOf('table', 'foreign-table')),
}

/** A table whose rows lie on a foreign server. */
export const foreignTable = defineKind({
  kind: 'foreign-table',
  label: { one: 'foreign table', many: 'foreign tables' },
  under: ['schema'],
  fields,
  create: (it, at, clauses) => {
    const body = clauses.length > 0 ? `(\n${clauses.map((line) => `  ${line}`).join(',\n')}\n)` : '()'
    const part = it.partitionOf ? ` PARTITION OF ${at.path(it.partitionOf)}${clauses.length > 0 ? ` ${body}` : ''}` : ''
    const rest = it.partitionOf ? `${part} ${it.bound ?? 'DEFAULT'}` : ` ${body}${inheritsWords(it, at)}`
    return `CREATE FOREIGN TABLE ${at.path(it.id)}${rest} SERVER ${at.name(it.server)}${optionWords(it.options)}`
  },
  drop: (it, at) => `DROP FOREIGN TABLE ${at.path(it.id)}`,
  address: (it, at) => `FOREIGN TABLE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER FOREIGN TABLE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    server: 'rebuild',
    options: (now, was, at) => [`ALTER FOREIGN TABLE ${at.path(now.id)} ${changeOptions(now.options, was.options)}`],
    partitionOf: attach,
    bound: attach,
    inherits: inherit,
  },
  presence: [own('pg_class', "relkind = 'f'")],
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      row_number() over (order by c.oid) as ord, jsonb_build_object(
        'server', ${refJson('pg_foreign_server', 'f.ftserver')}, 'options', ${pairsJson('f.ftoptions')},
        'partitionOf', case when c.relispartition then ${refJson('pg_class', 'i.parents[1]')} end,
        'bound', pg_get_expr(c.relpartbound, c.oid),
        'inherits', case when c.relispartition then '[]' else coalesce(i.refs, '[]') end) as fields
    from pg_foreign_table f join pg_class c on c.oid = f.ftrelid join pg_namespace n on n.oid = c.relnamespace
      left join (select inhrelid, array_agg(inhparent order by inhseqno) as parents,
          jsonb_agg(${refJson('pg_class', 'inhparent')} order by inhseqno) as refs
        from pg_inherits group by inhrelid) i on i.inhrelid = c.oid
    where ${isUserSchema('n.nspname')}`,
})
