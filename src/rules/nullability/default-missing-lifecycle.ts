import { columnsOf, type Design, intend, keysOf, tablesOf } from '#model'
import { isMadeAt } from '../lifecycle/moments.ts'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
import { wordsOfSet } from '../reading/closed-set.ts'
import { setColumn } from '../reading/edits.ts'
import { isLog } from '../reading/events.ts'
import { isNullDefault } from '../reading/expressions.ts'
import { literal } from '../reading/literals.ts'
import { nounOf, nounsIn, nounsOf } from '../reading/nouns.ts'
import { type Column, keysUsing, wholeTable } from '../reading/shapes.ts'
import { plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

type Start = {
  readonly value: string
  readonly says: string
  readonly only: boolean
  /** False: as often the value is known when the row is made. */
  readonly likely: boolean
}

/** What becomes of a row in its life, and is not so at first. */
const LATER = new Set(
  `active enabled disabled archived deleted published verified locked blocked banned suspended approved rejected processed
  read seen sent hidden featured pinned admin staff superuser completed done confirmed revoked expired used paused muted
  starred resolved closed finished cancelled canceled dismissed notified synced public default`.split(/\s+/),
)
/** What is counted as the row lives. */
const COUNTED = new Set(
  'view views like likes retry retries attempt attempts use uses login logins error errors failure failures hit hits download downloads click clicks visit visits'.split(
    ' ',
  ),
)

const isOfLife = (it: Column): boolean => wordsOf(it.name).some((word) => LATER.has(word))

/** `comment_count` of comments that are rows here, `retry_count`: nothing is counted yet when the row is made. */
const isCounted = (design: Design, it: Column): boolean => {
  const words = wordsOf(it.name)
  return words.length === 1 || words.some((word) => COUNTED.has(word) || nounsOf(design).has(nounOf(word)))
}

/** A version that counts the row's own changes, not one among several of something. */
const countsChanges = (design: Design, it: Column): boolean =>
  confirmedRole(design, it.id) === 'version' ||
  ['version', 'lock version', 'row version', 'revision'].includes(wordsOf(it.name).join(' '))

/** When the row itself was made, not what it tells of: `device_created_at` is what the device said. */
const isOwn = (design: Design, it: Column): boolean =>
  confirmedRole(design, it.id) === 'created' || wordsOf(it.name).length <= 2

/** What a new row has in the column as a matter of course; `only` where nothing else would make sense. */
function startOf(design: Design, it: Column): Start | null {
  const role = roleOf(design, it)?.role
  const [first] = role === 'status' ? (wordsOfSet(design, it) ?? []) : []
  if (first !== undefined) return { value: literal(first), says: 'its first state', only: false, likely: true }
  if (role === 'created' && plain(it) !== 'date' && isOwn(design, it))
    return { value: 'now()', says: 'the moment it is made', only: true, likely: true }
  if (role === 'version' && countsChanges(design, it))
    return { value: '1', says: 'version 1', only: true, likely: true }
  if (role === 'counter') {
    const likely = confirmedRole(design, it.id) === 'counter' || isCounted(design, it)
    return { value: '0', says: 'a count of 0', only: likely, likely }
  }
  return plain(it) === 'boolean' ? { value: 'false', says: 'false', only: false, likely: isOfLife(it) } : null
}

export const defaultMissingLifecycle: Rule = {
  id: 'default-missing-lifecycle',
  group: 'nullability',
  title: 'A row begins its life by itself',
  why: 'Where a row always begins in the same state, every writer that has to spell it out is a place to get it wrong, and a new required column breaks all those that were there before.',
  bad: `create type order_status as enum ('new', 'paid');
create table orders (
  id uuid primary key default gen_random_uuid(), status order_status not null, version integer not null, comment_count integer not null,
  is_gift boolean not null, placed_at timestamptz not null
);`,
  good: `create type order_status as enum ('new', 'paid');
create table orders (
  id uuid primary key default gen_random_uuid(), status order_status not null default 'new', note_count integer not null default 0,
  is_gift boolean not null default false, version integer not null, app_version integer not null, due_at timestamptz not null, paid boolean,
  unique (id, version)
);
create table measurements (id uuid primary key default gen_random_uuid(), is_wet boolean not null);`,
  given: (design) =>
    tablesOf(design).flatMap((it) =>
      it.name === 'measurements' ? intend(design, { sort: 'tags', about: it.id, tags: ['event'] }) : [],
    ),
  severity: severities('W W W W W W'),
  beyond: ({ design }) => nounsIn(design),
  sees: 'both',
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    // A fact is told whole by whoever saw it: nothing about it is a beginning.
    if (!owner || isLog(design, owner)) return
    const keyed = new Set(keysOf(design, table).flatMap((key) => key.columns))
    for (const it of columnsOf(design, table)) {
      if (it.nullable || it.generated || it.identity || it.inherited || !isNullDefault(it.default)) continue
      if (keyed.has(it.id) || keysUsing(design, it).length > 0) continue
      // `timestamps-missing` tells of it, once for a house that never dates its rows.
      if (isMadeAt(it.name)) continue
      const start = startOf(design, it)
      if (!start) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} is required and has no default: a new row begins with ${start.says}`,
        ...(start.likely ? {} : { atMost: 'info' as const }),
        fixes: [
          {
            label: `Make ${start.value} the default of ${it.name}`,
            safe: start.only,
            changes: () => setColumn(design, it.id, { default: start.value }),
          },
        ],
      }
    }
  },
}
