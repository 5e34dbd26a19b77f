import { columnsOf, type Design, type Id, keysOf } from '#model'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { isLog } from '../reading/events.ts'
import { constantOf, isCheckedTogether } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { isText } from '../reading/types.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { close, MEANS } from './closed-sets.ts'

const ROLES = new Set(['status', 'type', 'priority'])
const PLACES = new Set('city country zip zipcode postcode postal street address county province region'.split(' '))

/** A state among streets and cities is a part of a country. */
const isPlace = (it: Column, beside: readonly Column[]): boolean =>
  wordsOf(it.name).at(-1) === 'state' &&
  beside.some((other) => other.id !== it.id && wordsOf(other.name).some((word) => PLACES.has(word)))

/** The type of what stands beside it: `subject_type` and `subject_id`, which is told as a polymorphic reference. */
function isHalf(it: Column, beside: readonly Column[]): boolean {
  const stem = wordsOf(it.name).slice(0, -1).join('_')
  return stem !== '' && beside.some((other) => spelled(other.name) === `${stem}_id`)
}

const FILES = new Set('file attachment media upload document asset image blob'.split(' '))

/** What others make up as they go: a type of events or of files, the state of a session that a provider keeps. */
function isOthers(design: Design, it: Column, { role, table }: { role: Role; table: Table }): boolean {
  const words = wordsOf(it.name)
  if (role !== 'type') return words.join('_') === 'session_state'
  return isLog(design, table) || (words.length === 1 && FILES.has(wordsOf(nounOf(table.name)).at(-1) ?? ''))
}

/** The list itself: the values are the table's rows. */
const isList = (design: Design, it: Column, table: Table): boolean =>
  nounOf(table.name).endsWith(wordsOf(it.name).at(-1) ?? '') ||
  keysOf(design, table.id).some((key) => key.columns.length === 1 && key.columns[0] === it.id)

/** Every value that the design names: the default, and those of its rows. */
function knownValues(design: Design, it: Column): string[] {
  const found = new Set<string>()
  const take = (sql: string | null) => {
    const value = constantOf(sql)
    if (typeof value === 'string' && value !== '') found.add(value)
  }
  take(it.default)
  for (const environment of ['all', 'production', 'development', 'test'] as const) {
    const seed = design.intent.get(`seed/${environment}/${it.parent as Id}`)
    if (seed?.sort !== 'seed') continue
    const at = seed.columns.indexOf(it.id)
    for (const row of at === -1 ? [] : seed.rows) take(row[at] ?? null)
  }
  return [...found]
}

export const closedSetUntyped: Rule = {
  id: 'closed-set-untyped',
  group: 'types',
  title: 'A status is one of those there are',
  why: 'Free text takes every spelling: “canceled”, “Cancelled” and a blank are three states that no code knows of, and each query that counts one of them misses the others.',
  bad: `create table tasks (
  id uuid primary key default gen_random_uuid(), dependency_type text not null default 'BLOCKS', status varchar(20) not null default 'open', kind text
);`,
  good: `create type task_status as enum ('open', 'done');
create table task_kinds (kind text primary key, name text not null);
create table tasks (
  id uuid primary key default gen_random_uuid(), status task_status not null default 'open',
  priority text not null default 'low' check (priority in ('low', 'high')), kind text references task_kinds on delete restrict,
  city text, state text, subject_type text, subject_id uuid
);
create index on tasks (kind);`,
  severity: severities('W W W W W W'),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || hasTag(design, table, 'reference')) return
    const columns = columnsOf(design, table)
    for (const it of columns) {
      const role = isText(it) && !it.inherited && !it.generated ? roleOf(design, it) : null
      if (!role || !ROLES.has(role.role)) continue
      const sure = confirmedRole(design, it.id) !== null
      if (!sure && (isPlace(it, columns) || isHalf(it, columns) || isList(design, it, owner))) continue
      if (keysUsing(design, it).length > 0 || isCheckedTogether(design, table, [it.id])) continue
      const labels = knownValues(design, it)
      // `token_type`, `category`: as often free text of another's making, unless a default names one of the set.
      const words = wordsOf(it.name)
      const usual = role.role === 'status' || (words.length === 1 && words[0] !== 'category')
      const likely = labels.length > 0 || (usual && !isOthers(design, it, { role: role.role, table: owner }))
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} takes any text; it looks like one of a few${labels.length > 0 ? `, such as ${labels.slice(0, 3).join(', ')}` : ' (name them in an enum, a check or a table)'}`,
        ...(sure ? {} : { atMost: likely ? ('warning' as const) : ('info' as const) }),
        fixes: close(design, { it, labels, options }, MEANS[options.closedSets]),
      }
    }
  },
}
