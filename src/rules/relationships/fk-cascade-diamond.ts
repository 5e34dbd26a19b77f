import { type DeleteStep, deletersOf, deletionFrom, foreignKeysOf, type Id, object, setField } from '#model'
import { inTurn } from '../reading/edits.ts'
import { referencesIn } from '../reading/everywhere.ts'
import { isChosen } from '../reading/intent.ts'
import { type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { act } from './actions.ts'
import { protection } from './protected-rows.ts'

type Clash = { readonly from: Id<'table'>; readonly fails: DeleteStep['fails'] }

/** The nearest table whose deletion takes both sides of a key along, and is held up by it. */
function clashOf({ design }: RuleContext, table: Id<'table'>, key: ForeignKey): Clash | null {
  const above = deletersOf(design, table)
  for (const from of [key.target, ...deletersOf(design, key.target)]) {
    if (!above.has(from) || from === table) continue
    const step = deletionFrom(design, from).steps.find((it) => it.key.id === key.id)
    if (step && (step.fails === 'by order' || step.fails === 'too early')) return { from, fails: step.fails }
  }
  return null
}

function waysOut({ design }: RuleContext, table: Id<'table'>, key: ForeignKey): Fix[] {
  const together: Fix = {
    label: 'ON DELETE CASCADE here too',
    safe: false,
    changes: () => act(design, key.id, { onDelete: 'cascade' }),
  }
  const late: Fix = {
    label: 'Look at commit, when all is deleted (NO ACTION DEFERRABLE INITIALLY DEFERRED)',
    safe: false,
    changes: () =>
      inTurn(
        design,
        (now) => act(now, key.id, { onDelete: 'no action' }),
        (now) => setField(now, key.id, { deferrable: 'deferred' }),
      ),
  }
  return protection(design, table) ? [late] : [together, late]
}

export const fkCascadeDiamond: Rule = {
  id: 'fk-cascade-diamond',
  group: 'relationships',
  title: 'Two ways to the same row agree on deleting it',
  why: 'Where a cascade deletes a row and another foreign key of it refuses, Postgres goes by distance and then by which key was made first: the same schema, restored in another order, deletes what it refused before.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid not null references users on delete cascade);
create table threads (id uuid primary key default gen_random_uuid(), owner_id uuid not null references users on delete cascade);
create table replies (id uuid primary key default gen_random_uuid(),
  thread_id uuid not null references threads on delete cascade, post_id uuid not null references posts on delete restrict);
create index on posts (author_id);
create index on threads (owner_id);
create index on replies (thread_id);
create index on replies (post_id);
create table follows (id uuid primary key default gen_random_uuid(),
  follower_id uuid not null references users on delete restrict, followed_id uuid not null references users on delete cascade, unique (followed_id, follower_id));
create index on follows (follower_id);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table posts (id uuid primary key default gen_random_uuid(), author_id uuid not null references users on delete cascade);
create table threads (id uuid primary key default gen_random_uuid(), owner_id uuid not null references users on delete cascade);
create table replies (id uuid primary key default gen_random_uuid(),
  thread_id uuid not null references threads on delete cascade,
  post_id uuid not null references posts on delete no action deferrable initially deferred);
create index on posts (author_id);
create index on threads (owner_id);
create index on replies (thread_id);
create index on replies (post_id);
-- Both go in one step, so the key between them finds nothing to refuse.
create table likes (id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users on delete cascade, post_id uuid not null references posts on delete restrict);
create index on likes (user_id);
create index on likes (post_id);`,
  severity: severities('W W W W W E'),
  beyond: ({ design }) => referencesIn(design),
  sees: 'both',
  *check(table, context) {
    const { design } = context
    const owner = wholeTable(design, table)
    if (!owner) return
    const keys = foreignKeysOf(design, table)
    if (!keys.some((key) => key.onDelete === 'cascade')) return
    for (const key of keys) {
      if (!key.enforced || key.onDelete === 'cascade' || key.target === table) continue
      const clash = clashOf(context, table, key)
      if (!clash) continue
      const [from, to] = [clash.from, key.target].map((id) => object(design, id)?.name)
      const outcome =
        clash.fails === 'too early'
          ? `is refused by ${key.name} before it gets to ${owner.name}`
          : `works or is refused by ${key.name} as the keys were made in this order or that`
      yield {
        about: key.id,
        message: `Deleting ${from} would delete ${owner.name}${from === to ? '' : ` and ${to}`}, but ${outcome}`,
        // What nobody chose is no contradiction yet: fk-action-implicit asks for the choice.
        ...(key.onDelete === 'no action' && !isChosen(design, key.id, 'onDelete')
          ? { atMost: 'warning' as const }
          : {}),
        fixes: waysOut(context, table, key),
      }
    }
  },
}
