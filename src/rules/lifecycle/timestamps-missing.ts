import {
  type Change,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  incomingOf,
  object,
  primaryKeyOf,
  type StyleOptions,
  tablesOf,
} from '#model'
import { inTurn, newColumn, setColumn } from '../reading/edits.ts'
import { isLog, isSpare } from '../reading/events.ts'
import { keptByTable } from '../reading/everywhere.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { type Column, keysUsing, pairOf, type Table, wholeTable } from '../reading/shapes.ts'
import { plain, typeOf } from '../reading/types.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Finding, type Plain, type Rule, severities } from '../rule.ts'
import { isMadeAt, momentOf } from './moments.ts'

/** A list of names that others refer to: its rows are seeded, and hardly have a life to date. */
const looksLikeLookup = (design: Design, table: Id): boolean =>
  foreignKeysOf(design, table).length === 0 &&
  columnsOf(design, table).length <= 3 &&
  incomingOf(design, table).length > 0

function isExempt(design: Design, table: Table): boolean {
  if (hasTag(design, table.id, 'reference') || isSpare(table)) return true
  return looksLikeLookup(design, table.id) || isPureLink(design, table.id) || saysNothing(design, table.id)
}

/** Ids and references alone, declared or not: a link with a key of its own, of which nothing can be changed. */
function saysNothing(design: Design, table: Id): boolean {
  const primary = primaryKeyOf(design, table)?.columns ?? []
  const columns = columnsOf(design, table)
  const isId = (it: Column) =>
    primary.includes(it.id) || keysUsing(design, it).length > 0 || wordsOf(it.name).at(-1) === 'id'
  return columns.length > 1 && columns.length <= 4 && columns.every(isId) && incomingOf(design, table).length === 0
}

/** Two references and hardly more: the rows of a link are made and dropped, never changed. */
function isPureLink(design: Design, table: Id): boolean {
  const keyed = new Set(foreignKeysOf(design, table).flatMap((key) => key.columns))
  const primary = primaryKeyOf(design, table)?.columns ?? []
  const beside = columnsOf(design, table).length - primary.length
  if (pairOf(design, table) !== null || (primary.length > 1 && beside === 0)) return true
  // What stands at a place of a list, by the row that it belongs to and its place.
  if (primary.length > 1 && beside === 1 && primary.some((id) => keyed.has(id))) return true
  return primary.length > 1 && beside <= 2 && primary.every((id) => keyed.has(id))
}

/** As the table writes its own names: `createdAt` among `userId`s. */
const named = (columns: readonly Column[], name: string): string =>
  columns.some((it) => /[a-z][A-Z]/.test(it.name))
    ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : name

function wanted(design: Design, table: Table, timestamps: StyleOptions['timestamps']): ('created' | 'updated')[] {
  if (timestamps === 'all') return ['created', 'updated']
  if (exempt(design, table.id)) return []
  return timestamps === 'created' || isLog(design, table) ? ['created'] : ['created', 'updated']
}

function add(design: Design, table: Id<'table'>, names: readonly string[]): Change[] {
  const now = { type: typeOf('timestamp with time zone'), nullable: false, default: 'now()' }
  return inTurn(design, ...names.map((name) => (at: Design) => newColumn(at, table, { name, ...now }).changes))
}

type Lack = { readonly table: Table; readonly names: readonly string[] }

const BOTH = ['created', 'updated'] as const

/** Whether others refer to it is part of that. */
const exempt = keptByTable(
  (design, id) => {
    const table = wholeTable(design, id as Id<'table'>)
    return table !== null && isExempt(design, table)
  },
  (design, id) => incomingOf(design, id).length > 0,
)

/** The names of the columns that a table lacks. */
function lacking(design: Design, table: Table, timestamps: StyleOptions['timestamps']): string[] {
  if (table.partitionOf || table.inherits.length > 0) return []
  const lacks = BOTH.filter((which) => !momentOf(design, table.id, which))
  if (lacks.length === 0) return []
  const asked = wanted(design, table, timestamps)
  const columns = columnsOf(design, table.id)
  return lacks.filter((which) => asked.includes(which)).map((which) => named(columns, `${which}_at`))
}

/** The column that says when a row was made, where nothing fills it in. */
const bareMoment = keptByTable((design, table): Column | null => {
  const it = momentOf(design, table, 'created')
  if (!it || !isNullDefault(it.default) || it.generated || it.inherited) return null
  return plain(it).startsWith('timestamp') && isMadeAt(it.name) ? it : null
})

type Lacks = {
  readonly timestamps: StyleOptions['timestamps']
  readonly byTable: ReadonlyMap<Id, readonly string[]>
  readonly bySchema: ReadonlyMap<Id | null, readonly Lack[]>
  /** The columns that say when a row was made, and leave it to each writer. */
  readonly bare: readonly Column[]
  /** A house that keeps no times is told so once, not for every table. */
  readonly habit: boolean
}
const known = new WeakMap<Design, Lacks>()

function lacksOf(design: Design, timestamps: StyleOptions['timestamps']): Lacks {
  const had = known.get(design)
  if (had?.timestamps === timestamps) return had
  const all = tablesOf(design)
  const byTable = new Map<Id, readonly string[]>()
  const bySchema = new Map<Id | null, Lack[]>()
  const bare: Column[] = []
  for (const table of all) {
    const names = lacking(design, table, timestamps)
    const created = table.partitionOf ? null : bareMoment(design, table.id)
    if (created) bare.push(created)
    if (names.length === 0) continue
    byTable.set(table.id, names)
    const group = bySchema.get(table.parent)
    if (group) group.push({ table, names })
    else bySchema.set(table.parent, [{ table, names }])
  }
  const habit = timestamps === 'usual' && byTable.size > 10 && byTable.size > all.length * 0.6
  const lacks = { timestamps, byTable, bySchema, bare, habit }
  known.set(design, lacks)
  return lacks
}

/** What a table is told for others: where it is a habit, all of them. */
const habitsOf = (design: Design, { habit, bySchema, bare }: Lacks): Plain => [
  habit ? [...bySchema] : false,
  bare.length > MANY ? bare.map((it) => pathIn(design, it)) : false,
]

function tellOnce(design: Design, schema: Id, lacks: readonly Lack[]): Finding {
  return {
    about: schema,
    message: `${lacks.length} tables don’t say when their rows were made or changed: ${listed(lacks.map((it) => it.table.name))}`,
    fixes: [
      {
        label: `Add created_at and updated_at where they are missing, in ${lacks.length} tables`,
        safe: false,
        changes: () => inTurn(design, ...lacks.map((it) => (now: Design) => add(now, it.table.id, it.names))),
      },
    ],
  }
}

/** From here on it is the habit of an ORM, and told once. */
const MANY = 10

const pathIn = (design: Design, it: Column): string => `${object(design, it.parent ?? it.id)?.name}.${it.name}`

function tellBare(design: Design, columns: readonly Column[]): Finding {
  const [first] = columns
  const paths = columns.map((it) => pathIn(design, it))
  const schema = object(design, (first?.parent ?? 'table:none') as Id<'table'>)?.parent
  const many = columns.length > 1
  return {
    about: (many ? schema : first?.id) ?? 'schema:none',
    message: `${listed(paths)} ${many ? 'have' : 'has'} no default, so that each writer brings a clock of its own`,
    fixes: [
      {
        label: many ? `Give all ${columns.length} the default now()` : `Make ${first?.name} NOT NULL DEFAULT now()`,
        safe: !many && first?.nullable === false,
        changes: () =>
          columns.flatMap((it) => setColumn(design, it.id, { default: 'now()', ...(many ? {} : { nullable: false }) })),
      },
    ],
  }
}

export const timestampsMissing: Rule = {
  id: 'timestamps-missing',
  group: 'lifecycle',
  title: 'Rows say when they were made and changed',
  why: 'Without the two times nothing can be synchronised, cached, archived or explained afterwards, and for rows that are there already they can never be had again.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null, name text, bio text);
create table posts (id uuid primary key default gen_random_uuid(), title text not null, created_at timestamptz not null, updated_at timestamptz not null default now());`,
  good: `create table users (
  id uuid primary key default gen_random_uuid(), email text not null, name text, bio text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create table user_groups (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, group_id uuid not null);
create index on user_groups (user_id);
create table pages (id uuid primary key default gen_random_uuid(), title text, body text, datecreated timestamptz default now(), lastupdated timestamptz default now());`,
  severity: severities('W E I E E E'),
  beyond: ({ design, options }) => habitsOf(design, lacksOf(design, options.timestamps)),
  sees: 'both',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || owner.inherits.length > 0) return
    const lacks = lacksOf(design, options.timestamps)
    const names = lacks.byTable.get(table) ?? []
    const here = lacks.bySchema.get(owner.parent) ?? []
    // Where nobody chose a house style: of tables without the times in real schemas half are lists, tools’ or loaded from files.
    const taste = options.timestamps === 'usual' ? { atMost: 'info' as const } : {}
    if (lacks.habit && owner.parent) {
      if (here[0]?.table.id === table) yield { ...tellOnce(design, owner.parent, here), ...taste }
    } else if (names.length > 0)
      yield {
        about: table,
        message: `${owner.name} has no ${names.join(' and no ')}`,
        ...taste,
        fixes: [{ label: `Add ${names.join(' and ')}`, safe: true, changes: () => add(design, table, names) }],
      }
    const bare = bareMoment(design, table)
    const many = lacks.bare.length > MANY
    if (bare && (!many || lacks.bare[0]?.id === bare.id)) yield tellBare(design, many ? lacks.bare : [bare])
  },
}
