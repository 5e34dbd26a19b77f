import { truncateName } from '#base'
import { computedName } from '../computed-name.ts'
import type { Id } from '../id.ts'
import type { At, Common } from '../kind-spec.ts'
import { madeName } from './column-identity.ts'

/** The index of a partitioned table, or of a constraint of it. */
type Whole = Common & {
  readonly columns?: readonly Id[]
  readonly include?: readonly Id[]
  readonly keys?: readonly { readonly column: Id | null; readonly expression: string | null }[]
}

/** How the name ends, by what the index is of. */
const LABELS: Readonly<Record<string, string | undefined>> = {
  'primary-key': 'pkey',
  unique: 'key',
  exclusion: 'excl',
  index: 'idx',
}

/** The columns of an index under the names that it has for them: none twice (ChooseIndexColumnNames in indexcmds.c). */
function columnNames(it: Whole, at: Pick<At, 'object'>): readonly string[] {
  const nameOf = (id: Id) => at.object(id)?.name ?? ''
  const keys =
    it.columns?.map(nameOf) ?? it.keys?.map((key) => (key.column ? nameOf(key.column) : computedName(key.expression)))
  const names: string[] = []
  for (const wanted of [...(keys ?? []), ...(it.include ?? []).map(nameOf)]) {
    let name = wanted
    for (let n = 1; names.includes(name); n++) name = `${truncateName(wanted, 63 - `${n}`.length)}${n}`
    names.push(name)
  }
  return names
}

/** What Postgres calls the copy of an index that a partition gets (ChooseIndexName); null for what is no index, and keeps its name. */
export function copyName(it: Common, table: string, at: Pick<At, 'object'>): string | null {
  const label = LABELS[it.kind]
  if (!label) return null
  const columns = label === 'pkey' ? null : truncateName(columnNames(it, at).join('_'))
  return madeName(table, columns, label)
}

const bytes = (text: string): string => `octet_length(${text})`

/** makeObjectName as SQL, of texts in ASCII: `room` is what both names may take together. */
const cutTo = (text: string, other: string, room: string, half: string): string =>
  `left(${text}, greatest(${half}, ${room} - ${bytes(other)}))`

/**
 * Whether the index `i` (pg_index `x`) of the partition `c` is called as Postgres calls a copy by itself, numbered or not:
 * by the names that its columns had when it was made, or by those that they have now.
 */
export const isCalledAsCopy = `exists (
  select from (select case (select contype from pg_constraint where conindid = i.oid and contype in ('p', 'u', 'x'))
      when 'p' then 'pkey' when 'u' then 'key' when 'x' then 'excl' else 'idx' end as word) l
    cross join lateral (select l.word || substring(i.relname from '_' || l.word || '([0-9]*)$') as label) e
    cross join lateral (select string_agg(b.attname, '_' order by b.attnum) as made,
        string_agg(coalesce(k.attname, b.attname), '_' order by b.attnum) as now
      from pg_attribute b left join pg_attribute k on k.attrelid = x.indrelid and k.attnum = nullif((x.indkey::int2[])[b.attnum - 1], 0)
      where b.attrelid = i.oid) n
    cross join lateral (values (n.made), (n.now)) y(names)
    cross join lateral (select case when l.word = 'pkey' then '' else y.names end as names,
      62 - ${bytes('e.label')} - case when l.word = 'pkey' then 0 else 1 end as room) r
  where i.relname = ${cutTo('c.relname', 'r.names', 'r.room', '(r.room + 1) / 2')}
    || case when l.word = 'pkey' then '' else '_' || ${cutTo('r.names', 'c.relname', 'r.room', 'r.room / 2')} end || '_' || e.label)`

/**
 * Whether the index `i` (pg_index `x`) of the table `c` is what a partition has from its table's, and Postgres did not
 * make it so by itself: by its name, by anything that is not as of the whole, or because the whole was made without it.
 */
export const isOwnCopy = `(i.relispartition and (not ${isCalledAsCopy} or x.indisclustered or x.indisreplident
  or exists (select from pg_class r join pg_index rx on rx.indexrelid = r.oid where r.oid = pg_partition_root(i.oid)
    and (i.reloptions is distinct from r.reloptions or i.reltablespace <> r.reltablespace or not rx.indisvalid))
  or obj_description(i.oid, 'pg_class') is not null
  or exists (select from pg_constraint where conindid = i.oid and conparentid <> 0 and obj_description(oid, 'pg_constraint') is not null)
  or exists (select from pg_attribute where attrelid = i.oid and attstattarget >= 0)))`
