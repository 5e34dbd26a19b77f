import { type Design, foreignKeysOf, type Id, object } from '#model'
import { isChosen } from '../reading/intent.ts'
import { columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { act, actionWords, likelyAction } from './actions.ts'

/** Nobody wrote the action: it is what silence means, and not said to be meant. */
const isSilent = (design: Design, key: ForeignKey, field: 'onDelete' | 'onUpdate'): boolean =>
  key[field] === 'no action' && !isChosen(design, key.id, field)

const keep = (design: Design, key: Id<'foreign-key'>, field: 'onDelete' | 'onUpdate'): Fix => ({
  label: 'Keep NO ACTION, as chosen',
  safe: false,
  changes: () => act(design, key, { [field]: 'no action' }),
})

function waysToDelete(design: Design, key: ForeignKey): Fix[] {
  const likely = likelyAction(design, key)
  const some =
    likely.onDeleteColumns.length > 0
      ? ` (${columnsAt(design, likely.onDeleteColumns)
          .map((it) => it.name)
          .join(', ')})`
      : ''
  const first: Fix = {
    label: `ON DELETE ${actionWords(likely.onDelete)}${some}`,
    // RESTRICT does what happens already; the others take rows or values along, which is for a person to say.
    safe: likely.onDelete === 'restrict' && key.deferrable === 'no',
    changes: () => act(design, key.id, likely),
  }
  const others = (['restrict', 'cascade'] as const)
    .filter((onDelete) => onDelete !== likely.onDelete)
    .map(
      (onDelete): Fix => ({
        label: `ON DELETE ${actionWords(onDelete)}`,
        safe: false,
        changes: () => act(design, key.id, { onDelete }),
      }),
    )
  const kept = keep(design, key.id, 'onDelete')
  // RESTRICT would be checked at once, deferred or not.
  return key.deferrable === 'no' ? [first, ...others, kept] : [kept, first, ...others]
}

function waysToUpdate(design: Design, key: ForeignKey): Fix[] {
  const computed = columnsAt(design, key.columns).some((it) => it.generated)
  const follow: Fix = {
    label: 'ON UPDATE CASCADE',
    safe: true,
    changes: () => act(design, key.id, { onUpdate: 'cascade' }),
  }
  return [...(computed ? [] : [follow]), keep(design, key.id, 'onUpdate')]
}

export const fkActionImplicit: Rule = {
  id: 'fk-action-implicit',
  group: 'relationships',
  title: 'What a delete does to referring rows is chosen',
  why: 'Left unsaid, SQL, Prisma, Drizzle and SQLAlchemy each mean something else by it, and whether a delete is refused, cascades or unlinks is a decision about the data that should be readable in the design.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid not null references users);
create index on posts (author_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid not null references users on delete restrict);
create index on posts (author_id);`,
  severity: severities('W W E E W E'),
  sees: 'referenced',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const key of foreignKeysOf(design, table)) {
      const target = object(design, key.target)?.name
      if (isSilent(design, key, 'onDelete'))
        yield {
          about: key.id,
          message: `Nothing says what happens to ${owner.name} when its ${target} row is deleted (${key.name})`,
          fixes: waysToDelete(design, key),
        }
      if (options.onUpdate === 'explicit' && isSilent(design, key, 'onUpdate'))
        yield {
          about: key.id,
          message: `Nothing says what happens to ${owner.name} when the key of its ${target} row changes (${key.name})`,
          fixes: waysToUpdate(design, key),
        }
    }
  },
}
