import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlText } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { columnRefs, ref, refJson } from './catalog-words.ts'
import { printedJson } from './printed.ts'

const EVENTS = ['insert', 'update', 'delete', 'truncate'] as const

const fields = {
  /** Every table there is and will be; nothing else is said then. */
  allTables: v.boolean(),
  /** Every table of these. */
  schemas: v.array(idOf('schema')),
  tables: v.array(
    v.strictObject({
      table: idOf('table'),
      /** Only these; null for all. */
      columns: v.nullable(v.array(idOf('column'))),
      /** Only rows of which this is true. */
      where: v.nullable(sqlText()),
    }),
  ),
  publish: v.array(v.picklist(EVENTS)),
  /** Changes of partitions are told as changes of the partitioned table. */
  viaRoot: v.boolean(),
  /** Whether stored generated columns are sent along (since 18). */
  generatedColumns: v.picklist(['none', 'stored']),
}
type Publication = ObjectWith<'publication', typeof fields>
type Published = Publication['tables'][number]

/** Without ONLY, tables that inherit would be taken in too. */
function tableWords({ table, columns, where }: Published, at: At): string {
  const inherited = at.users(table).some((user) => 'inherits' in user && (user.inherits as string[]).includes(table))
  const list = columns ? ` (${at.names(columns)})` : ''
  return `${inherited ? 'ONLY ' : ''}${at.path(table)}${list}${where === null ? '' : ` WHERE (${where})`}`
}

function contents(it: Publication, at: At): string {
  const tables = it.tables.length > 0 ? [`TABLE ${it.tables.map((each) => tableWords(each, at)).join(', ')}`] : []
  const schemas = it.schemas.length > 0 ? [`TABLES IN SCHEMA ${at.names(it.schemas)}`] : []
  return [...tables, ...schemas].join(', ')
}

const options = (it: Publication, at: At): readonly string[] => [
  `publish = '${it.publish.join(', ')}'`,
  `publish_via_partition_root = ${it.viaRoot}`,
  ...(at.postgres >= 18 ? [`publish_generated_columns = ${it.generatedColumns}`] : []),
]

/** The options that a publication does not have by itself. */
const unusual = (it: Publication, at: At): readonly string[] => {
  const plain = options({ ...it, publish: [...EVENTS], viaRoot: false, generatedColumns: 'none' }, at)
  return options(it, at).filter((option) => !plain.includes(option))
}

const alter = (it: Publication, what: string): string => `ALTER PUBLICATION ${quoteName(it.name)} ${what}`

/** SET takes the whole list, but not an empty one. */
function setContents(now: Publication, was: Publication, at: At): readonly string[] {
  if (now.allTables || was.allTables) return []
  const all = contents(now, at)
  // A partitioned table has a condition only where its rows are sent as its own.
  const first = now.viaRoot && !was.viaRoot ? setOptions(now, was, at) : []
  if (all !== '') return [...first, alter(now, `SET ${all}`)]
  const tables = was.tables.filter((each) => at.object(each.table)).map((each) => at.path(each.table))
  const schemas = was.schemas.filter((id) => at.object(id))
  return [
    ...(tables.length > 0 ? [alter(now, `DROP TABLE ${tables.join(', ')}`)] : []),
    ...(schemas.length > 0 ? [alter(now, `DROP TABLES IN SCHEMA ${at.names(schemas)}`)] : []),
  ]
}

const setOptions = (now: Publication, was: Publication, at: At): readonly string[] => {
  const had = options(was, at)
  const changed = options(now, at).filter((option) => !had.includes(option))
  return changed.length > 0 ? [alter(now, `SET (${changed.join(', ')})`)] : []
}

/** What is sent to subscribers. */
export const publication = defineKind({
  kind: 'publication',
  label: { one: 'publication', many: 'publications' },
  under: [],
  fields,
  create: (it, at) => {
    const list = it.allTables ? 'ALL TABLES' : contents(it, at)
    const settings = unusual(it, at)
    return `CREATE PUBLICATION ${quoteName(it.name)}${list === '' ? '' : ` FOR ${list}`}${
      settings.length > 0 ? ` WITH (${settings.join(', ')})` : ''
    }`
  },
  drop: (it) => `DROP PUBLICATION ${quoteName(it.name)}`,
  address: (it) => `PUBLICATION ${quoteName(it.name)}`,
  rename: (it, was) => `ALTER PUBLICATION ${quoteName(was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    allTables: 'rebuild',
    schemas: setContents,
    tables: setContents,
    publish: setOptions,
    viaRoot: setOptions,
    generatedColumns: setOptions,
  },
  catalog: `select ${ref('pg_publication', 'p.oid')} as ref, null as parent, p.pubname as name, p.oid::int8 as ord,
      jsonb_build_object('allTables', p.puballtables, 'schemas', coalesce(s.list, '[]'), 'tables', coalesce(t.list, '[]'),
        'publish', (select coalesce(jsonb_agg(e order by i), '[]') from (values (1, p.pubinsert, 'insert'),
          (2, p.pubupdate, 'update'), (3, p.pubdelete, 'delete'), (4, p.pubtruncate, 'truncate')) x (i, does, e) where does),
        'viaRoot', p.pubviaroot,
        'generatedColumns', case to_jsonb(p)->>'pubgencols' when 's' then 'stored' else 'none' end) as fields
    from pg_publication p
      left join (select n.pnpubid, jsonb_agg(${refJson('pg_namespace', 'n.pnnspid')} order by x.nspname) as list
        from pg_publication_namespace n join pg_namespace x on x.oid = n.pnnspid group by 1) s on s.pnpubid = p.oid
      left join (select r.prpubid, jsonb_agg(jsonb_build_object('table', ${refJson('pg_class', 'r.prrelid')},
            'columns', case when r.prattrs is not null then ${columnRefs('r.prrelid', 'r.prattrs')} end,
            'where', ${printedJson('r.prqual', 'r.prrelid')}) order by r.prrelid::regclass::text) as list
        from pg_publication_rel r group by 1) t on t.prpubid = p.oid`,
})
