import { anyOwn } from '#model'
import { labelled, type Part, privileges, said, user, when } from './words.ts'

/** The importer's own schema, where it is. */
const OURS = "coalesce(to_regnamespace('schemawright_import')::oid, 0)"

/** Routines, triggers, rules and extended statistics. */
export const CODE: readonly Part[] = [
  {
    presence: anyOwn('pg_proc', `pronamespace <> ${OURS}`),
    query: `select 'pg_proc'::regclass, p.oid, 0, ${said(
      `case when p.prokind = 'a' then concat_ws(' ', p.prorettype::regtype, p.proparallel, a.aggkind, a.aggnumdirectargs, a.aggtransfn,
       nullif(a.aggfinalfn::oid, 0)::regproc, nullif(a.aggcombinefn::oid, 0)::regproc, nullif(a.aggserialfn::oid, 0)::regproc, nullif(a.aggdeserialfn::oid, 0)::regproc,
       nullif(a.aggmtransfn::oid, 0)::regproc, nullif(a.aggminvtransfn::oid, 0)::regproc, nullif(a.aggmfinalfn::oid, 0)::regproc, a.aggfinalextra, a.aggmfinalextra,
       a.aggfinalmodify, a.aggmfinalmodify, nullif(a.aggsortop, 0)::regoperator, a.aggtranstype::regtype, a.aggtransspace,
       nullif(a.aggmtranstype, 0)::regtype, a.aggmtransspace, a.agginitval, a.aggminitval) else pg_get_functiondef(p.oid) end`,
      labelled('grants', privileges('p.proacl', 'f', 'p.proowner')),
    )}
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace left join pg_aggregate a on a.aggfnoid = p.oid where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_trigger', 'not tgisinternal'),
    query: `select 'pg_trigger'::regclass, t.oid, 0, ${said('pg_get_triggerdef(t.oid)', "nullif(t.tgenabled, 'O')::text")}
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and (t.tgparentid = 0 or t.tgenabled <> 'O') and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_rewrite', "rulename <> '_RETURN'"),
    query: `select 'pg_rewrite'::regclass, r.oid, 0, ${said('pg_get_ruledef(r.oid)', "nullif(r.ev_enabled, 'O')::text")}
   from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
   where r.rulename <> '_RETURN' and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_event_trigger'),
    query: `select 'pg_event_trigger'::regclass, e.oid, 0, ${said('e.evtevent', 'e.evtfoid::regproc::text', 'e.evtenabled::text', "array_to_string(e.evttags, ',')")}
   from pg_event_trigger e where e.evtname not like 'schemawright%'`,
  },
  {
    presence: anyOwn('pg_statistic_ext'),
    query: `select 'pg_statistic_ext'::regclass, s.oid, 0, ${said('pg_get_statisticsobjdef(s.oid)', labelled('target', 'case when s.stxstattarget >= 0 then s.stxstattarget end'))}
   from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_am'),
    query: `select 'pg_am'::regclass, a.oid, 0, ${said('a.amtype::text', 'a.amhandler::text')}
   from pg_am a where a.oid >= 16384 and obj_description(a.oid, 'pg_am') is distinct from 'schemawright: given'`,
  },
  {
    presence: anyOwn('pg_language'),
    query: `select 'pg_language'::regclass, l.oid, 0, ${said(when('l.lanpltrusted', 'trusted'), 'nullif(l.lanplcallfoid, 0)::regproc::text', 'nullif(l.laninline, 0)::regproc::text', 'nullif(l.lanvalidator, 0)::regproc::text', labelled('grants', privileges('l.lanacl', 'l', 'l.lanowner')))}
   from pg_language l where l.oid >= 16384 and obj_description(l.oid, 'pg_language') is distinct from 'schemawright: given'`,
  },
]
