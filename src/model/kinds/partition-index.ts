import * as v from 'valibot'
import { quoteName, quoteText } from '#base'
import { idOf, sqlWords } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith, type Statement, sqlOf } from '../kind-spec.ts'
import { isUserSchema, own, ref, refJson } from './catalog-words.ts'
import { copyName, isOwnCopy } from './copy-name.ts'
import { exclusion } from './exclusion.ts'
import { alterMarks, markFields, marksJson, settleMarks } from './index-marks.ts'
import { sayStatistics, statisticsField, statisticsJson } from './index-statistics.ts'
import { isOnly } from './only-whole.ts'
import { primaryKey } from './primary-key.ts'
import { changeOptions, optionsJson } from './storage-options.ts'
import { alterIndexTablespace, moveTo, tablespaceField, tablespaceJson } from './storage-place.ts'
import { index } from './table-index.ts'
import { unique } from './unique.ts'

const fields = {
  /** What it is the partition's part of. */
  of: idOf('index', 'primary-key', 'unique', 'exclusion'),
  /** Storage parameters, each `name=value`. */
  options: v.array(sqlWords()),
  ...statisticsField,
  ...tablespaceField,
  /** What is said of the constraint that it is behind. */
  keyComment: v.nullable(v.string()),
  ...markFields,
}
type PartitionIndex = ObjectWith<'partition-index', typeof fields>

type Whole = Common & { readonly options: readonly string[]; readonly tablespace: string | null }

const wholeOf = (it: PartitionIndex, at: At): Whole | null => at.object(it.of) as Whole | null

/** The name that Postgres gives it. */
const usualName = (it: PartitionIndex, at: At): string => {
  const [whole, table] = [wholeOf(it, at), it.parent && at.object(it.parent)]
  return (whole && table && copyName(whole, table.name, at)) || it.name
}

/** Whether others of the partition's indexes are called the same by themselves, so that Postgres numbers them. */
const isNumbered = (it: PartitionIndex, usual: string, at: At): boolean => {
  const [whole, table] = [wholeOf(it, at), it.parent && at.object(it.parent)]
  if (!whole?.parent || !table) return false
  const others = at.children(whole.parent).filter((other) => other.id !== whole.id)
  return (
    others.some((other) => copyName(other, table.name, at) === usual) ||
    at.children(table.id).some((other) => other.id !== it.id && other.name === usual)
  )
}

/** Gives it its name, wherever Postgres' own name for it can't be told from here. */
const renameFound = (it: PartitionIndex, at: At): string => {
  const [whole, table] = [at.path(it.of), it.parent ? at.path(it.parent) : '']
  const found = `SELECT t.indexrelid::regclass FROM pg_partition_tree(${quoteText(whole)}) p JOIN pg_index t ON t.indexrelid = p.relid WHERE t.indrelid = ${quoteText(table)}::regclass`
  return `DO ${quoteText(`BEGIN EXECUTE format('ALTER INDEX %s RENAME TO %I', (${found}), ${quoteText(it.name)}); END`)}`
}

const sayKeyComment = (it: PartitionIndex, at: At): string =>
  `COMMENT ON CONSTRAINT ${quoteName(it.name)} ON ${it.parent ? at.path(it.parent) : ''} IS ${it.keyComment === null ? 'NULL' : quoteText(it.keyComment)}`

const settleOwn = (it: PartitionIndex, at: At): readonly string[] => [
  ...sayStatistics(it, [], at),
  ...settleMarks(it, at),
  ...(it.keyComment === null ? [] : [sayKeyComment(it, at)]),
]

type Making = { readonly create: (it: never, at: At, clauses: readonly string[]) => Statement }

/** What makes the same of a partition, whose columns are called the same. */
const MAKING: Readonly<Record<string, Making | undefined>> = {
  index,
  'primary-key': primaryKey,
  unique,
  exclusion,
}

function createPart(whole: Common, { name, parent, options, tablespace }: PartitionIndex, at: At): string {
  const part = { ...whole, name, parent, options, tablespace, only: false }
  return sqlOf(MAKING[whole.kind]?.create(part as never, at, []) ?? '')
}

const alterIndex = (it: Common, at: At) => (words: string) => `ALTER INDEX ${at.path(it.id)} ${words}`

function settle(it: PartitionIndex, at: At): readonly string[] {
  const whole = wholeOf(it, at)
  if (whole && isOnly(whole))
    return [...settleOwn(it, at), `ALTER INDEX ${at.path(whole.id)} ATTACH PARTITION ${at.path(it.id)}`]
  return [
    ...changeOptions(it.options, whole?.options ?? [], alterIndex(it, at)).map(String),
    ...(it.tablespace === (whole?.tablespace ?? null)
      ? []
      : moveTo(`INDEX ${at.path(it.id)}`, it).map((each) => (typeof each === 'string' ? each : each.sql))),
    ...settleOwn(it, at),
  ]
}

const isNumberOf = (usual: string, name: string): boolean =>
  name.startsWith(usual) && /^\d*$/.test(name.slice(usual.length))

/** The topmost index that `i` is a part of. */
const ROOT = 'pg_partition_root(i.oid)::oid'

/** An index that a partition has from its table's, where more is said of it than Postgres says by itself. */
export const partitionIndex = defineKind({
  kind: 'partition-index',
  label: { one: 'index of a partition', many: 'indexes of a partition' },
  under: ['table'],
  fields,
  needs: (it) => [it.of],
  // It comes with the whole, unless that is made without its parts; only what is its own is said.
  create: (it, at) => {
    const whole = at.object(it.of)
    if (whole && isOnly(whole)) return createPart(whole, it, at)
    const usual = usualName(it, at)
    // One of which nothing else is said keeps its number.
    const isPlain = it.comment === null && settle(it, at).length === 0
    if (usual === it.name || (isPlain && isNumberOf(usual, it.name)))
      return isPlain || !isNumbered(it, usual, at) ? '' : renameFound(it, at)
    return isNumbered(it, usual, at)
      ? renameFound(it, at)
      : `ALTER INDEX ${at.pathAs(it.id, usual)} RENAME TO ${quoteName(it.name)}`
  },
  settle,
  // It goes with the whole, or with the partition; nothing takes away what is attached (manual: ALTER INDEX).
  drop: (it, at) => {
    const whole = wholeOf(it, at)
    return whole && isOnly(whole) ? { sql: '', frees: true } : ''
  },
  address: (it, at) => `INDEX ${at.path(it.id)}`,
  rename: (it, was, at) =>
    isNumbered(it, usualName(it, at), at)
      ? renameFound(it, at)
      : `ALTER INDEX ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    of: 'rebuild',
    options: (now, was, at) => changeOptions(now.options, was.options, alterIndex(now, at)),
    statistics: (now, was, at) => sayStatistics(now, was.statistics, at),
    tablespace: alterIndexTablespace,
    keyComment: (now, _was, at) => [sayKeyComment(now, at)],
    ...alterMarks,
  },
  presence: [own('pg_class', "relkind in ('i', 'I') and relispartition")],
  catalog: `select ${ref('pg_class', 'i.oid')} as ref, ${ref('pg_class', 'x.indrelid')} as parent, i.relname as name,
      i.oid::int8 as ord, jsonb_build_object(
        'of', case when w.oid is null then ${refJson('pg_class', ROOT)} else ${refJson('pg_constraint', 'w.oid')} end,
        'options', ${optionsJson('i.reloptions')}, 'statistics', ${statisticsJson},
        'keyComment', obj_description(k.oid, 'pg_constraint'), ${tablespaceJson('i.reltablespace')}, ${marksJson}) as fields
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_constraint w on w.conindid = ${ROOT} and w.contype in ('p', 'u', 'x')
      left join pg_constraint k on k.conindid = i.oid and k.contype in ('p', 'u', 'x')
    where c.relkind in ('r', 'p') and ${isOwnCopy} and ${isUserSchema('n.nspname')}`,
})
