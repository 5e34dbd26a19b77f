import { plural, remembered, singular } from '#base'
import {
  automaticName,
  type Change,
  childrenOf,
  columnsOf,
  type DbObject,
  type Design,
  freeObjectName,
  type Id,
  namedAfter,
  object,
  renameObject,
} from '#model'
import { inTurn } from '../reading/edits.ts'
import { keptByTable } from '../reading/everywhere.ts'
import { columnsIn } from '../reading/expressions.ts'
import { type Table, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

/** Words that say what sort of thing it is, in any of the usual templates: `idx_t_c`, `t_c_key`, `index_t_on_c`. */
const SORTS = new Set(
  'idx index ix i uq uniq uk ux unique key fk fkey foreign pk pkey primary ck chk check constraint cons con excl on and by'.split(
    ' ',
  ),
)

/** The beginning of a word: names are shortened, and their nouns turned to the singular. */
const stemOf = (word: string): string => word.slice(0, 4)
const stemsIn = remembered((name): readonly string[] => wordsOf(name).map(stemOf))
const joined = remembered((name) => wordsOf(name).join(''))
const forms = remembered((name): readonly string[] => [name, singular(name), plural(name)])

/** The columns that an object is over, those within its expressions included. */
function columnsOver(design: Design, it: DbObject): string[] {
  const named = (sql: string | null) => [...((sql && columnsIn(sql)) || [])]
  if (it.kind === 'check') return named(it.expression)
  if (it.kind === 'index')
    return it.keys.flatMap((key) => (key.column ? [object(design, key.column)?.name ?? ''] : named(key.expression)))
  return (namedAfter(it)?.columns ?? []).map((id) => object(design, id)?.name ?? '')
}

/** Whether its name tells what it is of: the table, or its columns, or the table that it refers to. */
function tellsItself(design: Design, it: DbObject, table: Table): boolean {
  const own = wordsOf(it.name.replace(/\d+$/, ''))
    .filter((word) => !SORTS.has(word))
    .map(stemOf)
  const columns = columnsOver(design, it)
  const target = it.kind === 'foreign-key' ? [object(design, it.target)?.name ?? ''] : []
  const whole = joined(it.name)
  const says = (names: readonly string[]) =>
    own.some((word) => names.some((name) => stemsIn(name).includes(word))) ||
    names.some((name) => whole.includes(joined(name)))
  const [tellsTable, tellsColumns, tellsTarget] = [says(forms(table.name)), says(columns), says(target)]
  // A check is best called after what it asks.
  if (it.kind === 'check' || it.kind === 'primary-key') return tellsTable || tellsColumns
  // A name that speaks of a column which it is no longer over is worse than one that speaks of none.
  const beside = columnsOf(design, table.id)
  const isStale = (word: string): boolean => beside.some((each) => stemsIn(each.name).includes(word))
  const places = [table.name, ...target, ...columns].map(joined)
  const wrong = own.filter((word) => !places.some((name) => name.includes(word)) && isStale(word))
  const partial = it.kind === 'index' && it.where !== null
  return (tellsTarget || (tellsTable && tellsColumns)) && (wrong.length === 0 || partial)
}

/** The constraints and indexes whose names don't follow from their table and its columns: somebody thought of them. */
const namedIn = keptByTable((design, table): readonly DbObject[] =>
  childrenOf(design, table).filter((it) => namedAfter(it) !== null && it.name !== automaticName(design, it)),
)

function renamed(design: Design, table: Table, it: DbObject): Change[] {
  const by = namedAfter(it)
  if (!by) return []
  const over = it.kind === 'check' ? columnsOver(design, it) : []
  const columns =
    it.kind === 'check'
      ? columnsOf(design, table.id)
          .filter((each) => over.includes(each.name))
          .map((each) => each.id)
      : by.columns
  return renameObject(design, it.id, freeObjectName(design, table.id, { columns, kind: by.kind, but: it.id }))
}

export const nameObjectTemplate: Rule = {
  id: 'name-object-template',
  group: 'naming',
  title: 'Constraints and indexes are named for what they are over',
  why: 'A constraint’s name is what an error shows and what a migration drops: uk_r43af9ap4edm43 tells neither a user what was wrong nor a reviewer what goes, and a name of a column that it is no longer over tells both the wrong thing.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), email text not null, phone text, age integer, constraint uk_r43af9ap4edm43mmtq01oddj6 unique (email), constraint sys_c0071 check (age > 0));
create index users_email_idx on users (phone);`,
  good: `create table users (
  id uuid primary key default gen_random_uuid(), email text not null, phone text, age integer, role_id uuid,
  constraint uniq_users_email unique (email), constraint age_positive check (age > 0), constraint fk_users_parent foreign key (role_id) references users on delete set null
);
create index idx_users_role_id on users (role_id);
create index index_users_on_phone on users (phone);
create index users_active_phone_idx on users (lower(phone)) where email <> '';
create unique index users_phone_idx1 on users (phone, email);`,
  severity: severities('I I E E I I'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const off = namedIn(design, table).filter((it) => !tellsItself(design, it, owner))
    const [first] = off
    if (!first) return
    const changes = (): Change[] =>
      inTurn(
        design,
        ...off.map((it) => (now: Design) => {
          const there = object(now, it.id) as DbObject | null
          return there ? renamed(now, owner, there) : []
        }),
      )
    yield {
      about: off.length === 1 ? first.id : (table as Id),
      message: `${owner.name}: ${listed(off.map((it) => it.name))} ${off.length === 1 ? 'does' : 'do'} not tell what ${off.length === 1 ? 'it is' : 'they are'} over`,
      fixes: [{ label: `Name ${off.length === 1 ? 'it' : 'them'} for table, columns and kind`, safe: false, changes }],
    }
  },
}
