import { columnRefs, deferrableOf, isUserSchema, ref, refJson, routineJson } from './catalog-words.ts'
import { firingOf } from './firing.ts'
import { beforeWord } from './printed.ts'

/** The bits of pg_trigger.tgtype (pg_trigger.h). */
const has = (bit: number): string => `t.tgtype & ${bit} <> 0`

/** A copy on a partition is read only where it fires otherwise than the partitioned table's. */
const own = 't.tgparentid = 0'

/** The next trigger above a copy that is read itself: copies in between fire as theirs do. */
const original = `(with recursive above as (
    select p.oid, p.tgparentid, p.tgenabled, 1 as steps from pg_trigger p where p.oid = t.tgparentid
    union all select p.oid, p.tgparentid, p.tgenabled, a.steps + 1 from above a join pg_trigger p on p.oid = a.tgparentid)
  select a.oid from above a left join pg_trigger p on p.oid = a.tgparentid
  where p.oid is null or a.tgenabled <> p.tgenabled order by a.steps limit 1)`

/** Arguments are held as one bytea, each ended by a zero byte. */
const argumentList = `(select jsonb_agg(convert_from(decode(m[1], 'hex'), 'UTF8'))
  from regexp_matches(encode(t.tgargs, 'hex'), '((?:(?!00)[0-9a-f]{2})*)00', 'g') m)`

export const triggerCatalog = `select ${ref('pg_trigger', 't.oid')} as ref, ${ref('pg_class', 't.tgrelid')} as parent,
    t.tgname as name, t.oid::int8 as ord, jsonb_build_object(
      'timing', case when ${own} and ${has(2)} then 'before' when ${own} and ${has(64)} then 'instead of' else 'after' end,
      'events', case when ${own} then (select jsonb_agg(e order by i) from (values (1, 4, 'insert'), (2, 16, 'update'),
        (3, 8, 'delete'), (4, 32, 'truncate')) x (i, bit, e) where t.tgtype & bit <> 0) else '[]' end,
      'columns', case when ${own} then ${columnRefs('t.tgrelid', 't.tgattr')} else '[]' end,
      'forEach', case when not ${own} or ${has(1)} then 'row' else 'statement' end,
      'when', case when ${own} and t.tgqual is not null then ${beforeWord('w.rest', '\\) EXECUTE FUNCTION ')} end,
      'function', case when ${own} then ${routineJson('t.tgfoid')} else '{"name": "", "of": null}'::jsonb end,
      'arguments', case when ${own} and t.tgnargs > 0 then ${argumentList} else '[]' end,
      'oldTable', case when ${own} then t.tgoldtable end, 'newTable', case when ${own} then t.tgnewtable end,
      'constraint', case when ${own} and t.tgconstraint <> 0 then jsonb_build_object(
        'from', case when t.tgconstrrelid <> 0 then ${refJson('pg_class', 't.tgconstrrelid')} end,
        'deferrable', ${deferrableOf('k')}) end,
      'enabled', ${firingOf('t.tgenabled')},
      'of', case when not ${own} then ${refJson('pg_trigger', original)} end) as fields
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_constraint k on k.oid = t.tgconstraint
    left join pg_trigger o on o.oid = t.tgparentid
    left join lateral (select substr(d, length(${beforeWord('d', ' FOR EACH (?:ROW|STATEMENT) WHEN \\(', true)}) + 1) as rest
      from pg_get_triggerdef(t.oid, true) d) w on ${own} and t.tgqual is not null
  where not t.tgisinternal and (${own} or t.tgenabled <> o.tgenabled) and ${isUserSchema('n.nspname')}`
