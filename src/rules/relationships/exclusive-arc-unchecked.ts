import { quoteName } from '#base'
import { addCheck, type Design, foreignKeysOf, type Id, object } from '#model'
import { isCheckedTogether } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

/** The optional references of one column. */
const optional = (design: Design, table: Id): ForeignKey[] =>
  foreignKeysOf(design, table).filter(
    (key) => key.columns.length === 1 && columnsAt(design, key.columns).every((it) => it.nullable),
  )

/** What the column's name says beside the table that it refers to: `owner` in `owner_team_id`; null if nothing. */
function part(design: Design, key: ForeignKey): string | null {
  const name = wordsOf(columnsAt(design, key.columns)[0]?.name ?? '').join('_')
  const noun = nounOf(object(design, key.target)?.name ?? '')
  const found = name.endsWith(`_${noun}_id`) ? name.slice(0, -`_${noun}_id`.length) : null
  return found ?? (name.startsWith(`${noun}_`) && name.endsWith('_id') ? name.slice(noun.length + 1, -3) || null : null)
}

/** One of each is kept: `last_post_id` and `last_topic_id` are no alternatives. */
const ONE_OF_EACH = new Set(
  'last latest newest recent first oldest next previous prev current default main primary original'.split(' '),
)

/** Groups of references that are alternatives: so tagged, or named alike but for the table. */
function arcs(design: Design, table: Id): ForeignKey[][] {
  const keys = optional(design, table)
  const different = (group: ForeignKey[]) =>
    group.length > 1 && new Set(group.map((key) => key.target)).size === group.length
  if (hasTag(design, table, 'arc')) return [keys].filter(different)
  const groups = new Map<string, ForeignKey[]>()
  for (const key of keys) {
    const word = part(design, key)
    if (word && !ONE_OF_EACH.has(word)) groups.set(word, [...(groups.get(word) ?? []), key])
  }
  // `build_server_id` beside `server_id`: the word is a role that each of them plays.
  const isRole = (key: ForeignKey) =>
    foreignKeysOf(design, table).some((it) => it.target === key.target && part(design, it) === null)
  return [...groups.values()].filter((group) => different(group) && !group.every(isRole))
}

function waysOut(design: Design, table: Id, group: readonly ForeignKey[]): Fix[] {
  const ids = group.flatMap((key) => key.columns)
  const call = `num_nonnulls(${columnsAt(design, ids)
    .map((it) => quoteName(it.name))
    .join(', ')})`
  const ask = (test: string, label: string): Fix => ({
    label,
    safe: false,
    changes: () => addCheck(design, table, `${call} ${test}`, ids),
  })
  // SET NULL would leave none filled, and the delete would fail on the check.
  const mayEmpty = group.some((key) => key.onDelete === 'set null')
  return [...(mayEmpty ? [] : [ask('= 1', 'Exactly one is filled')]), ask('<= 1', 'At most one is filled')]
}

export const exclusiveArcUnchecked: Rule = {
  id: 'exclusive-arc-unchecked',
  group: 'relationships',
  title: 'Of alternative references, one is filled',
  why: 'References of which one is meant to be filled can all be empty, or all be filled, as long as no check counts them; every reader then picks its own order of preference.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table teams (id uuid primary key default gen_random_uuid());
create table projects (
  id uuid primary key default gen_random_uuid(),
  owner_user_id uuid references users on delete cascade,
  owner_team_id uuid references teams on delete cascade
);
create index on projects (owner_user_id);
create index on projects (owner_team_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table teams (id uuid primary key default gen_random_uuid());
create table projects (
  id uuid primary key default gen_random_uuid(),
  owner_user_id uuid references users on delete cascade,
  owner_team_id uuid references teams on delete cascade,
  check (num_nonnulls(owner_user_id, owner_team_id) = 1)
);
create index on projects (owner_user_id);
create index on projects (owner_team_id);`,
  severity: severities('W W W W W W'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const group of arcs(design, table)) {
      const columns = columnsAt(
        design,
        group.flatMap((key) => key.columns),
      )
      if (
        isCheckedTogether(
          design,
          table,
          columns.map((it) => it.id),
        )
      )
        continue
      yield {
        about: table,
        message: `${owner.name} may fill none or several of ${listed(columns.map((it) => it.name))}`,
        fixes: waysOut(design, table, group),
      }
    }
  },
}
