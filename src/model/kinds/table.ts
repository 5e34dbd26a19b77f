import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlNames, sqlWords, tie } from '../fields.ts'
import { type At, type Common, defineKind } from '../kind-spec.ts'
import { isUserSchema, ref, refJson } from './catalog-words.ts'
import { namedWords } from './named-words.ts'
import { attach, inherit, inheritsWords } from './partition-words.ts'
import { changeOptions, optionsJson, withOptions } from './storage-options.ts'
import {
  accessMethodField,
  accessMethodJson,
  keptWords,
  leavesMethod,
  moveTo,
  tablespaceField,
  tablespaceJson,
} from './storage-place.ts'

const alterTable = (it: { id: `${string}:${string}` }, at: At, what: string): string =>
  `ALTER TABLE ${at.path(it.id)} ${what}`

const sayReplicaIdentity = (
  it: { id: `${string}:${string}`; replicaIdentity: 'default' | 'full' | 'nothing' | 'index' },
  at: At,
): readonly string[] =>
  it.replicaIdentity === 'index' ? [] : [alterTable(it, at, `REPLICA IDENTITY ${it.replicaIdentity.toUpperCase()}`)]

/** A table's own storage parameters and, as `toast.…`, those of its TOAST table. */
const TOAST = `c.reloptions || array(select 'toast.' || t from unnest(o.reloptions) t)`

const loggedWord = (it: Logged): string => (it.unlogged ? 'UNLOGGED' : 'LOGGED')
type Logged = { readonly unlogged: boolean }

/** Sequences that its columns own are logged as it is from then on, those as well that are not to be. */
const loggedApart = (it: Common & Logged, at: At): readonly string[] =>
  at
    .children(it.id)
    .flatMap((column) => at.users(column.id))
    .filter(
      (user): user is Common & Logged => user.kind === 'sequence' && (user as Common & Logged).unlogged !== it.unlogged,
    )
    .map((sequence) => `ALTER SEQUENCE ${at.path(sequence.id)} SET ${loggedWord(sequence)}`)

export const table = defineKind({
  kind: 'table',
  label: { one: 'table', many: 'tables' },
  under: ['schema'],
  holdsRows: true,
  fields: {
    unlogged: v.boolean(),
    /** `RANGE (created_at)`: makes it a partitioned table. */
    partitionBy: v.nullable(sqlNames()),
    /** The partitioned table it is a part of. */
    partitionOf: v.nullable(idOf('table')),
    /** `FOR VALUES FROM … TO …` or `DEFAULT`; only with partitionOf. */
    bound: v.nullable(sqlWords()),
    inherits: v.array(idOf('table', 'foreign-table')),
    /** The composite type whose attributes are its columns. */
    ofType: tie(idOf('composite')),
    ...accessMethodField,
    ...tablespaceField,
    /** Storage parameters, each `name=value`. */
    options: v.array(sqlWords()),
    rowSecurity: v.boolean(),
    /** Row security holds for the table's owner too. */
    forceRowSecurity: v.boolean(),
    /** How logical replication tells rows apart; `index`: by the one of its indexes that is marked for it. */
    replicaIdentity: v.picklist(['default', 'full', 'nothing', 'index']),
  },
  needs: (it) => [...[it.partitionOf, it.ofType, it.accessMethod?.of].flatMap((id) => id ?? []), ...it.inherits],
  create: (it, at, clauses) => {
    const head = `CREATE ${it.unlogged ? 'UNLOGGED ' : ''}TABLE ${at.path(it.id)}`
    const body = clauses.length > 0 ? `(\n${clauses.map((line) => `  ${line}`).join(',\n')}\n)` : '()'
    const partition = it.partitionBy ? ` PARTITION BY ${it.partitionBy}` : ''
    const options = keptWords(it, at, withOptions(it.options))
    if (!it.partitionOf) return `${head} ${body}${inheritsWords(it, at)}${partition}${options}`
    const own = clauses.length > 0 ? ` ${body}` : ''
    return `${head} PARTITION OF ${at.path(it.partitionOf)}${own} ${it.bound ?? 'DEFAULT'}${partition}${options}`
  },
  settle: (it, at) => [
    ...(leavesMethod(it, at) ? [alterTable(it, at, 'SET ACCESS METHOD DEFAULT')] : []),
    ...(it.ofType ? [alterTable(it, at, `OF ${at.path(it.ofType)}`)] : []),
    ...(it.rowSecurity ? [alterTable(it, at, 'ENABLE ROW LEVEL SECURITY')] : []),
    ...(it.forceRowSecurity ? [alterTable(it, at, 'FORCE ROW LEVEL SECURITY')] : []),
    ...(it.replicaIdentity === 'default' ? [] : sayReplicaIdentity(it, at)),
  ],
  drop: (it, at) => `DROP TABLE ${at.path(it.id)}`,
  address: (it, at) => `TABLE ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER TABLE ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    unlogged: (now, _was, at) => [
      { sql: alterTable(now, at, `SET ${loggedWord(now)}`), hazard: 'rewrite' },
      ...loggedApart(now, at),
    ],
    partitionBy: 'rebuild',
    partitionOf: attach,
    bound: attach,
    inherits: inherit,
    ofType: (now, _was, at) => [alterTable(now, at, now.ofType ? `OF ${at.path(now.ofType)}` : 'NOT OF')],
    accessMethod: (now, _was, at) => [
      {
        sql: alterTable(
          now,
          at,
          `SET ACCESS METHOD ${now.accessMethod ? namedWords(now.accessMethod, at) : now.partitionBy ? 'DEFAULT' : 'heap'}`,
        ),
        hazard: 'rewrite',
      },
    ],
    tablespace: (now, _was, at) => moveTo(`TABLE ${at.path(now.id)}`, now),
    options: (now, was, at) => changeOptions(now.options, was.options, (words) => alterTable(now, at, words)),
    rowSecurity: (now, _was, at) => [
      alterTable(now, at, `${now.rowSecurity ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`),
    ],
    forceRowSecurity: (now, _was, at) => [
      alterTable(now, at, `${now.forceRowSecurity ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`),
    ],
    replicaIdentity: (now, _was, at) => sayReplicaIdentity(now, at),
  },
  catalog: `select ${ref('pg_class', 'c.oid')} as ref, ${ref('pg_namespace', 'n.oid')} as parent, c.relname as name,
      row_number() over (order by c.oid) as ord, jsonb_build_object(
        'unlogged', c.relpersistence = 'u',
        'partitionBy', pg_get_partkeydef(c.oid),
        'partitionOf', case when c.relispartition then ${refJson('pg_class', 'i.parents[1]')} end,
        'bound', pg_get_expr(c.relpartbound, c.oid),
        'inherits', case when c.relispartition then '[]' else coalesce(i.refs, '[]') end,
        'ofType', case when c.reloftype <> 0 then ${refJson('pg_type', 'c.reloftype')} end,
        ${accessMethodJson('c.relam')}, ${tablespaceJson('c.reltablespace')},
        'options', ${optionsJson(TOAST)},
        'replicaIdentity', case c.relreplident when 'f' then 'full' when 'n' then 'nothing' when 'i' then 'index' else 'default' end,
        'rowSecurity', c.relrowsecurity, 'forceRowSecurity', c.relforcerowsecurity) as fields
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_class o on o.oid = c.reltoastrelid
      left join (select inhrelid, array_agg(inhparent order by inhseqno) as parents,
          jsonb_agg(${refJson('pg_class', 'inhparent')} order by inhseqno) as refs
        from pg_inherits group by inhrelid) i on i.inhrelid = c.oid
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${isUserSchema('n.nspname')}`,
})
