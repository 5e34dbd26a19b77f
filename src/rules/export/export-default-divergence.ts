import { columnsOf, type Design, foreignKeysOf, intend, object } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { isChosen } from '../reading/intent.ts'
import { columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { act } from '../relationships/actions.ts'
import { type Finding, type Rule, severities } from '../rule.ts'

/** Whether values of the key that is referred to may change: a number or a UUID that was made for the row does not. */
const mayChange = (design: Design, key: ForeignKey): boolean =>
  columnsAt(design, key.targetColumns).some((it) => !it.identity && it.default === null && plain(it) !== 'uuid')

/** What each means by silence: Prisma follows the key, SQL and Drizzle refuse the change. */
function ofUpdates(design: Design, owner: string, key: ForeignKey): Finding {
  const target = object(design, key.target)?.name
  const computed = columnsAt(design, key.columns).some((it) => it.generated)
  const follow = {
    label: 'ON UPDATE CASCADE',
    safe: false,
    changes: () => act(design, key.id, { onUpdate: 'cascade' }),
  }
  const refuse = {
    label: 'NO ACTION, as chosen',
    safe: false,
    changes: () => act(design, key.id, { onUpdate: 'no action' }),
  }
  return {
    about: key.id,
    message: `Nobody said what rows of ${owner} do when a key of ${target} changes: SQL and Drizzle refuse it, Prisma on its own follows`,
    fixes: computed ? [refuse] : [follow, refuse],
  }
}

export const exportDefaultDivergence: Rule = {
  id: 'export-default-divergence',
  group: 'export',
  title: 'What is left unsaid means the same in every export',
  why: 'SQL, Prisma and Drizzle each have a meaning of their own for what nobody wrote. Two services over one database then disagree on what a change of a key does, or on what a number is, and the schema of neither shows it.',
  bad: `create table countries (code text primary key, name text not null);
create table cities (id uuid primary key default gen_random_uuid(), country_code text not null references countries on delete restrict);
create index on cities (country_code);`,
  good: `create table countries (code text primary key, name text not null);
create table cities (id uuid primary key default gen_random_uuid(), country_code text not null references countries on delete restrict on update cascade);
create index on cities (country_code);
create table streets (id uuid primary key default gen_random_uuid(), city_id uuid not null references cities on delete restrict);
create index on streets (city_id);`,
  given: (design) =>
    intend(design, { sort: 'profile', extends: 'default', severities: {}, options: { orm: 'prisma' } }),
  severity: severities('W W W W W W'),
  concerns: ({ options }) => options.orm !== 'none',
  sees: 'referenced',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || options.orm === 'none') return
    for (const key of foreignKeysOf(design, table)) {
      // Where the style wants it said for every key, fk-action-implicit asks.
      const silent = key.onUpdate === 'no action' && !isChosen(design, key.id, 'onUpdate')
      if (silent && options.onUpdate === 'implicit' && mayChange(design, key)) yield ofUpdates(design, owner.name, key)
    }
    for (const it of columnsOf(design, table)) {
      if (plain(it) !== 'bigint' || roleOf(design, it)?.role !== 'money' || isChosen(design, it.id, 'type')) continue
      yield {
        about: it.id,
        atMost: 'info',
        message: `${owner.name}.${it.name} is a bigint in SQL, which Prisma reads as BigInt, Drizzle as bigint or number, and JSON as neither: convert it at one place`,
        fixes: [
          {
            label: 'It is converted: note that bigint was chosen',
            safe: false,
            changes: () => intend(design, { sort: 'chosen', about: it.id, field: 'type' }),
          },
        ],
      }
    }
  },
}
