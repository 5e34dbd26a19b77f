import { type Design, foreignKeysOf, type Id, intend, object } from '#model'
import { renameAll } from '../naming/renames.ts'
import { type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { listed, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const ENDS = new Set(['id', 'uuid', 'fk', 'key', 'ref', 'guid'])

/** What a foreign key calls the row that it leads to: by the columns that are its own. Empty where these say nothing. */
function roleIn(design: Design, key: ForeignKey, all: readonly ForeignKey[]): string {
  const shared = (id: Id) => all.some((it) => it.id !== key.id && (it.columns as readonly Id[]).includes(id))
  const own = key.columns.filter((id) => key.columns.length === 1 || !shared(id))
  const words = own.length === 1 && own[0] ? wordsOf(object(design, own[0])?.name ?? '') : []
  const end = words.findLastIndex((word) => !ENDS.has(word) && !/^\d+$/.test(word))
  return words.slice(0, end + 1).join('_')
}

/** A role in the constraint’s own name (`messages_sender_fkey`) that its column does not tell. */
function renamed(design: Design, table: string, key: ForeignKey): Fix[] {
  const [only, ...more] = key.columns
  const column = only && more.length === 0 ? object(design, only) : null
  const given = new Set([...wordsOf(table), ...wordsOf(column?.name ?? ''), 'fk', 'fkey', 'foreign', 'key', 'id'])
  const words = wordsOf(key.name).filter((word) => !given.has(word) && !/^\d+$/.test(word))
  if (!column || words.length === 0) return []
  const wanted = `${words.join('_')}_id`
  return [
    {
      label: `Rename ${column.name} to ${wanted}`,
      safe: false,
      changes: () => renameAll(design, [column.id], () => wanted),
    },
  ]
}

export const relationInverseMissing: Rule = {
  id: 'relation-inverse-missing',
  group: 'export',
  title: 'Both ends of a relation can be called by a name',
  why: 'An ORM gives each end of a relation a name. Where two lead to the same table and nothing tells what each is for, one gets a made-up name at both ends (messagesAsUserRef2), which changes when the other goes, and which nobody can read.',
  bad: `create table users (id uuid primary key default gen_random_uuid(), code text not null unique);
create table messages (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users on delete cascade, user_key text not null,
  constraint messages_sender_fkey foreign key (user_key) references users (code) on delete cascade
);
create index on messages (user_id);
create index on messages (user_key);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table messages (
  id uuid primary key default gen_random_uuid(), sender_id uuid not null references users on delete cascade, user_id uuid not null references users on delete cascade,
  reply_to_id uuid references messages on delete set null
);
create index on messages (sender_id);
create index on messages (user_id);
create index on messages (reply_to_id);`,
  given: (design) =>
    intend(design, { sort: 'profile', extends: 'default', severities: {}, options: { orm: 'prisma' } }),
  severity: severities('W E - - E W'),
  concerns: ({ options }) => options.orm !== 'none',
  sees: 'referenced',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner || options.orm === 'none') return
    const keys = foreignKeysOf(design, table)
    const told = new Map<string, ForeignKey[]>()
    for (const key of keys) {
      const said = `${key.target} ${roleIn(design, key, keys)}`
      told.set(said, [...(told.get(said) ?? []), key])
    }
    for (const [first, ...others] of told.values())
      for (const key of others) {
        // The same columns twice are one reference too many, which fk-invalid says.
        if (!first || key.columns.join() === first.columns.join()) continue
        const names = listed([first, key].map((it) => it.name))
        yield {
          about: key.id,
          message: `${names} lead from ${owner.name} to ${object(design, key.target)?.name}, and their columns don’t tell what each is for: name one for the part that the other row plays`,
          fixes: renamed(design, owner.name, key),
        }
      }
  },
}
