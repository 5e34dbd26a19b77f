import { anyOwn } from '#model'
import { labelled, type Part, privileges, said, user, when } from './words.ts'

const ANY_COMPOSITE = anyOwn('pg_class', "relkind = 'c'")

/** Types, operators, casts, collations and text search. */
export const TYPES: readonly Part[] = [
  {
    presence: `${anyOwn('pg_type', "(typtype in ('e', 'd', 'r') or typtype = 'b' and typcategory <> 'A')")} or ${ANY_COMPOSITE}`,
    query: `select 'pg_type'::regclass, t.oid, 0, ${said(
      't.typtype::text',
      labelled(
        'values',
        "(select string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)",
      ),
      labelled('base', "case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end"),
      when('t.typnotnull', 'not null'),
      labelled('default', 't.typdefault'),
      labelled(
        'collation',
        "case when t.typtype = 'd' and t.typcollation <> b.typcollation then t.typcollation::regcollation end",
      ),
      labelled(
        'attributes',
        "(select string_agg(format('%I %s %s', a.attname, format_type(a.atttypid, a.atttypmod), nullif(a.attcollation, 0)::regcollation), ',' order by a.attname) from pg_attribute a where a.attrelid = t.typrelid and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped)",
      ),
      labelled(
        'range',
        "(select concat_ws(' ', r.rngsubtype::regtype, r.rngmultitypid::regtype, o.opcname, nullif(r.rngcollation, 0)::regcollation, nullif(r.rngcanonical::oid, 0)::regproc, nullif(r.rngsubdiff::oid, 0)::regproc) from pg_range r join pg_opclass o on o.oid = r.rngsubopc where r.rngtypid = t.oid)",
      ),
      labelled(
        'base type',
        "case when t.typtype = 'b' then concat_ws(' ', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory, t.typispreferred, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript, nullif(t.typelem, 0)::regtype, t.typdelim, nullif(t.typcollation, 0)::regcollation) end",
      ),
      labelled('grants', privileges('t.typacl', 'T', 't.typowner')),
    )}
   from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
     left join pg_type b on b.oid = t.typbasetype
   where (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c' or t.typtype = 'b' and t.typcategory <> 'A')
     and ${user('n.nspname')}`,
  },
  {
    presence: ANY_COMPOSITE,
    query: `select 'pg_class'::regclass, c.oid, a.attnum, format_type(a.atttypid, a.atttypmod)
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'c' and a.attnum > 0 and not a.attisdropped and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_collation'),
    query: `select 'pg_collation'::regclass, l.oid, 0, ${said(
      'l.collprovider::text',
      'l.collcollate',
      'l.collctype',
      'l.colllocale',
      labelled('rules', 'l.collicurules'),
      when('not l.collisdeterministic', 'nondeterministic'),
    )} from pg_collation l join pg_namespace n on n.oid = l.collnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_cast'),
    query: `select 'pg_cast'::regclass, c.oid, 0, ${said(
      'c.castcontext::text',
      'c.castmethod::text',
      'nullif(c.castfunc, 0)::regprocedure::text',
    )} from pg_cast c where c.oid >= 16384`,
  },
  {
    presence: anyOwn('pg_operator'),
    query: `select 'pg_operator'::regclass, o.oid, 0, ${said(
      'o.oprcode::text',
      'o.oprresult::regtype::text',
      'nullif(o.oprcom, 0)::regoperator::text',
      'nullif(o.oprnegate, 0)::regoperator::text',
      'nullif(o.oprrest::oid, 0)::regproc::text',
      'nullif(o.oprjoin::oid, 0)::regproc::text',
      when('o.oprcanhash', 'hashes'),
      when('o.oprcanmerge', 'merges'),
    )} from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oprcode <> 0 and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_opclass'),
    query: `select 'pg_opclass'::regclass, o.oid, 0, ${said(
      'o.opcintype::regtype::text',
      when('o.opcdefault', 'default'),
      'nullif(o.opckeytype, 0)::regtype::text',
      'f.opfname',
    )} from pg_opclass o join pg_opfamily f on f.oid = o.opcfamily join pg_namespace n on n.oid = o.opcnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_opfamily'),
    query: `select 'pg_opfamily'::regclass, f.oid, 0, ${said(
      "(select string_agg(format('%s %s', p.amopstrategy, p.amopopr::regoperator), ',' order by p.amopstrategy, p.amopopr::regoperator::text) from pg_amop p where p.amopfamily = f.oid)",
      "(select string_agg(format('%s %s', p.amprocnum, p.amproc), ',' order by p.amprocnum, p.amproc::text) from pg_amproc p where p.amprocfamily = f.oid)",
    )} from pg_opfamily f join pg_namespace n on n.oid = f.opfnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_ts_config'),
    query: `select 'pg_ts_config'::regclass, c.oid, 0, ${said(
      'p.prsname',
      "(select string_agg(format('%s %s %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ',' order by m.maptokentype, m.mapseqno) from pg_ts_config_map m where m.mapcfg = c.oid)",
    )} from pg_ts_config c join pg_ts_parser p on p.oid = c.cfgparser join pg_namespace n on n.oid = c.cfgnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_ts_dict'),
    query: `select 'pg_ts_dict'::regclass, d.oid, 0, ${said('t.tmplname', 'd.dictinitoption')}
   from pg_ts_dict d join pg_ts_template t on t.oid = d.dicttemplate join pg_namespace n on n.oid = d.dictnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_ts_parser'),
    query: `select 'pg_ts_parser'::regclass, p.oid, 0, ${said('p.prsstart::text', 'p.prstoken::text', 'p.prsend::text', 'p.prslextype::text', 'nullif(p.prsheadline::oid, 0)::regproc::text')}
   from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_ts_template'),
    query: `select 'pg_ts_template'::regclass, t.oid, 0, ${said('nullif(t.tmplinit::oid, 0)::regproc::text', 't.tmpllexize::text')}
   from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_conversion'),
    query: `select 'pg_conversion'::regclass, c.oid, 0, ${said('pg_encoding_to_char(c.conforencoding)', 'pg_encoding_to_char(c.contoencoding)', 'c.conproc::text', when('c.condefault', 'default'))}
   from pg_conversion c join pg_namespace n on n.oid = c.connamespace where ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_transform'),
    query: `select 'pg_transform'::regclass, r.oid, 0, ${said('nullif(r.trffromsql::oid, 0)::regprocedure::text', "'|'", 'nullif(r.trftosql::oid, 0)::regprocedure::text')}
   from pg_transform r where r.oid >= 16384`,
  },
]
