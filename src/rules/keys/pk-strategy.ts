import { comparable, profileOf } from '#model'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { loneKey, retype } from '../reading/retype.ts'
import { type Column, type Table, wholeTable } from '../reading/shapes.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, type RuleContext, severities } from '../rule.ts'
import { ACCEPTED, formOf, type KeyForm, wantedForm } from './key-form.ts'

const WORDS: Readonly<Record<KeyForm, string>> = {
  uuid: 'a uuid that Postgres makes',
  identity: 'an identity',
  serial: 'a serial',
  cuid: 'text that the application makes',
  bare: 'without a default, so the application has to make its values',
  other: 'neither numbered nor generated',
}
const WANTED = {
  uuid: 'a generated uuid',
  identity: 'bigint GENERATED AS IDENTITY',
  serial: 'bigserial',
  cuid: 'text made by the application',
  'uuid-or-autoinc': 'a generated uuid or a numbered key',
  any: 'anything',
} as const

/** A surrogate by its name, `id` or `user_id` in users: a natural key, or another's id, is another matter. */
function isSurrogate(it: Column, table: Table): boolean {
  const words = wordsOf(it.name)
  const noun = words.slice(0, -1).join('_')
  if (!['id', 'uuid', 'guid', 'cuid', 'pk'].includes(words.at(-1) ?? '')) return false
  return noun === '' || noun === nounOf(table.name) || noun === spelled(table.name)
}

function convert(it: Column, table: Table, { design, options }: RuleContext): Fix[] {
  const to = wantedForm(design, options, { table: table.name, column: it.name, was: it })
  if (options.pkStrategy === 'any' || !retype(design, it.id, to)) return []
  const kept = comparable(it.type, to.type)
  return [
    {
      label: kept ? `Generate ${it.name}` : `Make ${it.name} ${WANTED[options.pkStrategy]}, with all that refers to it`,
      safe: kept && it.identity === null,
      changes: () => retype(design, it.id, to) ?? [],
    },
  ]
}

export const pkStrategy: Rule = {
  id: 'pk-strategy',
  group: 'keys',
  title: 'Primary keys are made the way the house makes them',
  why: 'One way to make keys keeps foreign keys, ORMs and imports alike; a surrogate that nothing generates leaves it to every writer to invent one, and a serial’s sequence has its own permissions and can be written past.',
  bad: `create table users (id text primary key, email text not null unique);
create table orders (id uuid primary key default gen_random_uuid(), user_id text not null references users on delete restrict);
create index on orders (user_id);
create table stock (id serial primary key);`,
  good: 'create table users (id uuid primary key default gen_random_uuid(), email text not null unique);',
  severity: severities('W I W W W -'),
  sees: 'referring',
  *check(table, context) {
    const { design, options } = context
    const owner = wholeTable(design, table)
    const it = owner && loneKey(design, table)
    if (!owner || !it || !isSurrogate(it, owner) || hasTag(design, table, 'reference')) return
    if (hasTag(design, table, 'natural-key') || hasTag(design, it.id, 'app-generated', 'natural-key')) return
    const form = formOf(it)
    if (ACCEPTED[options.pkStrategy].includes(form)) return
    const fixes = convert(it, owner, context)
    const message = `${owner.name}.${it.name} is ${WORDS[form]}; the profile wants ${WANTED[options.pkStrategy]}`
    yield {
      about: it.id,
      message,
      fixes,
      // Where nobody chose a house style, keys that come from elsewhere are no fewer than those that were forgotten.
      ...(profileOf(design) === 'default' ? { atMost: 'info' as const } : {}),
    }
  },
}
