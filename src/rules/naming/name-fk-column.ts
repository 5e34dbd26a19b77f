import { type Design, foreignKeysOf, object } from '#model'
import { type Column, columnsAt, type ForeignKey, wholeTable } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { isTooLong, renameAll } from './renames.ts'

const IDS = new Set('id uuid guid cuid ulid pk key no nr number'.split(' '))
/** What people write behind a reference in place of what it holds. */
const MARKS = new Set('fk fkey ref reference'.split(' '))
const ACTORS = new Set(['by', 'to'])

/** The name that says what the column holds: `author_id` for `author`, `customer_fk`, `OwnerRef`. */
function wanted(design: Design, it: Column, target: Column): string {
  const words = wordsOf(it.name).filter((word, i, all) => i < all.length - 1 || all.length === 1 || !MARKS.has(word))
  const end = wordsOf(target.name).at(-1) ?? 'id'
  const all = [...words, end]
  const camel =
    /[a-z][A-Z]/.test(it.name) ||
    /[a-z][A-Z]/.test(object(design, it.parent as Column['parent'] & ForeignKey['target'])?.name ?? '')
  return camel
    ? all.map((word, i) => (i === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('')
    : all.join('_')
}

/** Whether the column's name ends as the key that it refers to does, or names who did it. */
function isWellNamed(it: Column, target: Column): boolean {
  const words = wordsOf(it.name.replace(/_?\d+$/, ''))
  const end = wordsOf(target.name).at(-1) ?? ''
  // `userid` has no joint.
  if (words.at(-1)?.endsWith(end)) return true
  // A code that stands for itself (`country` in countries by their code) says what it holds.
  return (
    !IDS.has(end) ||
    words.at(-1) === end ||
    words.at(-1) === 'id' ||
    (words.length > 1 && ACTORS.has(words.at(-1) ?? ''))
  )
}

export const nameFkColumn: Rule = {
  id: 'name-fk-column',
  group: 'naming',
  title: 'A reference is named for the key it holds',
  why: 'A column called author reads as if it held the author, or his name; author_id says that it is a key, which table to join, and leaves author free for the row itself, as ORMs call it.',
  bad: `create table users (id uuid primary key default gen_random_uuid());
create table posts (
  id uuid primary key default gen_random_uuid(), author uuid not null references users on delete cascade, editor_fk uuid references users on delete set null
);
create index on posts (author);
create index on posts (editor_fk);`,
  good: `create table users (id uuid primary key default gen_random_uuid());
create table countries (code text primary key, name text not null);
create table posts (
  id uuid primary key default gen_random_uuid(), author_id uuid not null references users on delete cascade, created_by uuid references users on delete set null,
  country text references countries on delete restrict
);
create index on posts (author_id);
create index on posts (created_by);
create index on posts (country);`,
  severity: severities('I - - W - -'),
  sees: 'referenced',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const told = new Set<string>()
    for (const key of foreignKeysOf(design, table)) {
      const [it, target] = [columnsAt(design, key.columns)[0], columnsAt(design, key.targetColumns)[0]]
      // Prisma’s own join tables have to call them A and B.
      if (it && owner.name.startsWith('_') && /^[AB]$/.test(it.name)) continue
      if (!it || !target || key.columns.length !== 1 || it.inherited || told.has(it.id) || isWellNamed(it, target))
        continue
      told.add(it.id)
      const name = wanted(design, it, target)
      if (isTooLong(name)) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} holds ${object(design, key.target)?.name}.${target.name}, and does not say so`,
        fixes: [{ label: `Rename it to ${name}`, safe: false, changes: () => renameAll(design, [it.id], () => name) }],
      }
    }
  },
}
