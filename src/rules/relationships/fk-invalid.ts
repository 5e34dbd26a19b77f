import { type Design, foreignKeysOf, object, removeObjects } from '#model'
import { columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { type Rule, severities } from '../rule.ts'

const pairs = (key: ForeignKey): string[] => key.columns.map((id, i) => `${id} ${key.targetColumns[i]}`)

/** Whether a key only says what a wider one to the same table says as well. With a null in the wider one, it says more. */
const isWithin = (design: Design, key: ForeignKey, wider: ForeignKey): boolean =>
  key.target === wider.target &&
  wider.columns.length > key.columns.length &&
  pairs(key).every((pair) => pairs(wider).includes(pair)) &&
  columnsAt(design, wider.columns).every((it) => !it.nullable)

const isSame = (a: ForeignKey, b: ForeignKey): boolean =>
  a.target === b.target && pairs(a).sort().join() === pairs(b).sort().join()

const behaves = (a: ForeignKey): string => [a.onDelete, a.onUpdate, a.match, a.deferrable, a.validated].join()

export const fkInvalid: Rule = {
  id: 'fk-invalid',
  group: 'relationships',
  title: 'A foreign key says something, and says it once',
  why: 'A row that refers to itself is always there, so that such a key checks nothing; a second key like the first is checked on every write, and where their actions differ, the order in which they were made decides.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users on delete restrict,
  foreign key (user_id) references users on delete restrict
);
create index on posts (user_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete restrict);
create index on posts (user_id);`,
  severity: severities('E E E E E E'),
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const keys = foreignKeysOf(design, table)
    for (const [i, key] of keys.entries()) {
      const found = (message: string, safe: boolean) => ({
        about: key.id,
        message,
        fixes: [{ label: `Drop ${key.name}`, safe, changes: () => removeObjects(design, [key.id]) }],
      })
      const first = keys.slice(0, i).find((other) => isSame(key, other))
      const wider = keys.find((other) => isWithin(design, key, other))
      if (key.columns.length !== key.targetColumns.length)
        yield found(`${key.name} compares ${key.columns.length} columns with ${key.targetColumns.length}`, false)
      else if (key.target === table && key.columns.every((id, at) => id === key.targetColumns[at]))
        yield found(`${key.name} refers from each row to itself`, true)
      else if (first) yield found(`${key.name} repeats ${first.name}`, behaves(key) === behaves(first))
      else if (wider && !columnsAt(design, wider.columns).some((it) => it.name === options.tenantColumn))
        yield {
          ...found(
            `${key.name} is part of ${wider.name}, to the same ${object(design, key.target)?.name}`,
            behaves(key) === behaves(wider),
          ),
          atMost: 'warning',
        }
    }
  },
}
