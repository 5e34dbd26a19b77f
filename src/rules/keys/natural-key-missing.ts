import {
  childrenOfKind,
  columnsOf,
  type Design,
  type Id,
  indexesOf,
  intend,
  object,
  primaryKeyOf,
  tablesOf,
  uniquesOf,
} from '#model'
import { roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { isLog } from '../reading/events.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, keysUsing, namesAt, pairOf, type Table, wholeTable } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { spelled, wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'
import { identitiesOf, standsAlone } from './identities.ts'

/** A key that says nothing of the row: a number, a UUID, or text that is called an id. */
function isSurrogate(it: Column): boolean {
  const last = wordsOf(it.name).at(-1) ?? ''
  return it.identity !== null || plain(it) === 'uuid' || isWhole(it) || ['id', 'uuid', 'guid', 'cuid'].includes(last)
}

/** Whether the only thing that tells rows apart is a surrogate. */
function hasOnlySurrogate(design: Design, table: Id): boolean {
  const [first, ...more] = primaryKeyOf(design, table)?.columns ?? []
  const it = first ? object(design, first) : null
  if (!it || more.length > 0 || !isSurrogate(it) || keysUsing(design, it).length > 0) return false
  return (
    uniquesOf(design, table).length === 0 &&
    childrenOfKind(design, table, 'exclusion').length === 0 &&
    indexesOf(design, table).every((each) => !each.unique)
  )
}

const PERSONAL: readonly Role[] = ['email', 'phone', 'birthday', 'username', 'password', 'password-hash', 'full-name']

/** Two people may well have one name. */
const isOfPeople = (design: Design, table: Id): boolean =>
  columnsOf(design, table).some((it) => {
    const words = wordsOf(it.name)
    return (
      PERSONAL.includes(roleOf(design, it)?.role ?? 'none') ||
      (words.at(-1) === 'name' && ['first', 'last'].includes(words[0] ?? ''))
    )
  })

/** The column that names a row: `name`, or `tag_name` in tags. */
function nameOf(design: Design, table: Table): Column | null {
  const noun = nounOf(table.name)
  const names = [`name`, 'label', `${noun}_name`, noun]
  const found = columnsOf(design, table.id).find((it) => names.includes(spelled(it.name)))
  return found && isText(found) && !found.generated && !found.inherited ? found : null
}

/** Columns that determine all the others, as the designer said. */
function declaredKey(design: Design, table: Id): readonly Id<'column'>[] | null {
  const key = primaryKeyOf(design, table)?.columns ?? []
  for (const entry of design.intent.values()) {
    if (entry.sort !== 'dependency' || entry.about !== table || entry.multivalued) continue
    const told = new Set([...entry.from, ...entry.to, ...key])
    if (
      !entry.from.some((id) => (key as readonly Id[]).includes(id)) &&
      columnsOf(design, table).every((it) => told.has(it.id))
    )
      return entry.from as Id<'column'>[]
  }
  return null
}

export const naturalKeyMissing: Rule = {
  id: 'natural-key-missing',
  group: 'keys',
  title: 'Something of the world tells rows apart',
  why: 'A generated id makes every row different, the same thing entered twice included: two tags of one name are two tags for ever, and everything that refers to them is split between them.',
  bad: `create table tags (id uuid primary key default gen_random_uuid(), name text not null);
create table plants (id bigint generated always as identity primary key, latin text not null, family text not null);`,
  good: `create table tags (id uuid primary key default gen_random_uuid(), name text not null unique);
create table people (id uuid primary key default gen_random_uuid(), name text not null, email text);
create table imports (id uuid primary key default gen_random_uuid(), name text not null);
create table orders (id uuid primary key default gen_random_uuid(), person_id uuid not null references people on delete cascade, label text);
create index on orders (person_id);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'imports'
        ? intend(design, { sort: 'tags', about: it.id, tags: ['event'] })
        : it.name === 'plants'
          ? intend(design, {
              sort: 'dependency',
              about: it.id,
              from: columnsOf(design, it.id)
                .slice(1, 2)
                .map((each) => each.id),
              to: columnsOf(design, it.id)
                .slice(2)
                .map((each) => each.id),
              multivalued: false,
            })
          : [],
    ),
  severity: severities('I I W W I I'),
  sees: 'referring',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner || isLog(design, owner) || hasTag(design, table, 'line-item', 'link', 'ledger')) return
    if (!hasOnlySurrogate(design, table)) return
    const declared = declaredKey(design, table)
    const named = nameOf(design, owner)
    const name = named && standsAlone(design, table) && !isOfPeople(design, table) ? named : null
    if ((!declared && !name) || pairOf(design, table)) return
    // An address or a slug that is not unique is told by itself.
    if (identitiesOf(design, owner).length > 0) return
    yield {
      about: table,
      message: `Two rows of ${owner.name} may be the same but for their ids: make (${declared ? namesAt(design, declared) : name?.name}) unique, with what it is unique within, or tag the table as one of events or parts`,
      ...(declared ? {} : { atMost: 'warning' as const }),
    }
  },
}
