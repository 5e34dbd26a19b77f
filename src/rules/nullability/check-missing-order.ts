import { quoteName, remembered } from '#base'
import { addCheck, childrenOf, columnsOf, type Design, type Id } from '#model'
import { columnsIn, isCheckedTogether } from '../reading/expressions.ts'
import { type Column, keysUsing, wholeTable } from '../reading/shapes.ts'
import { isMoment, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Rule, severities } from '../rule.ts'

/** Words that name the two ends of something; those of numbers alone may lie apart from ids and prices. */
const ENDS = `start/end starts/ends started/ended started/finished started/completed started/stopped begin/end begins/ends
  began/ended from/to from/until from/thru from/through since/until min/max minimum/maximum low/high lower/upper
  opened/closed opens/closes first/last`
const OF_NUMBERS = new Set('start/end min/max minimum/maximum low/high lower/upper from/to'.split(' '))

const afterBy = new Map<string, { after: string; pair: string }[]>()
for (const pair of ENDS.split(/\s+/)) {
  const [before = '', after = ''] = pair.split('/')
  afterBy.set(before, [...(afterBy.get(before) ?? []), { after, pair }])
}

type Pair = { readonly from: Column; readonly to: Column }

/** Whether a name has a word for the first of two ends: most have none. */
const isFirst = remembered((name): boolean => wordsOf(name).some((word) => afterBy.has(word)))

/** Columns of one type whose names differ only in which end they are. */
function pairsIn(design: Design, table: Id): Pair[] {
  const all = columnsOf(design, table)
  const first = all.filter((it) => isFirst(it.name) && isEnd(design, it))
  if (first.length === 0) return []
  const columns = all.filter((it) => isEnd(design, it))
  const byName = new Map(columns.map((it) => [wordsOf(it.name).join(' '), it]))
  return first.flatMap((from) => {
    const words = wordsOf(from.name)
    return words.flatMap((word, i): Pair[] =>
      (afterBy.get(word) ?? []).flatMap(({ after, pair }): Pair[] => {
        const to = byName.get(words.map((each, j) => (i === j ? after : each)).join(' '))
        if (!to || plain(to) !== plain(from)) return []
        if (isMoment(from)) return [{ from, to }]
        // From one account to another is no stretch, from one number to another is.
        const isStretch = !pair.startsWith('from/') || i === words.length - 1
        return OF_NUMBERS.has(pair) && isStretch ? [{ from, to }] : []
      }),
    )
  })
}

/** A moment or a number that is no reference to anything. A time of day may well end on the next. */
const isEnd = (design: Design, it: Column): boolean =>
  (isMoment(it) || isWhole(it) || ['numeric', 'real', 'double precision'].includes(plain(it))) &&
  !it.inherited &&
  keysUsing(design, it).length === 0 &&
  !['id', 'ids', 'by'].includes(wordsOf(it.name).at(-1) ?? '')

/** A range made of the two refuses to be turned round: an index or an exclusion over it asks for the order. */
const isRanged = (design: Design, table: Id, { from, to }: Pair): boolean =>
  childrenOf(design, table).some((it) => {
    const expressions =
      it.kind === 'exclusion' || it.kind === 'index'
        ? it.keys.map((key) => key.expression)
        : it.kind === 'column'
          ? [it.generated?.expression ?? null]
          : []
    return expressions.some((sql) => {
      const names = sql === null ? null : columnsIn(sql)
      return names?.has(from.name) && names.has(to.name)
    })
  })

export const checkMissingOrder: Rule = {
  id: 'check-missing-order',
  group: 'nullability',
  title: 'Nothing ends before it starts',
  why: 'Two ends that no check relates get swapped sooner or later, and then lengths turn negative, ranges can’t be built from them, and overlaps are missed without an error.',
  bad: `create table bookings (
  id uuid primary key default gen_random_uuid(), starts_at timestamptz not null, ends_at timestamptz, valid_from date, valid_to date,
  min_guests integer, max_guests integer, opened_at timestamptz, closed_at timestamptz
);`,
  good: `create extension btree_gist;
create table bookings (
  id uuid primary key default gen_random_uuid(), starts_at timestamptz not null, ends_at timestamptz, check (ends_at > starts_at),
  from_account bigint, to_account bigint, start_time time, end_time time, first_name text, last_name text, start_date date, end_date timestamptz,
  valid_from date, valid_to date, exclude using gist (daterange(valid_from, valid_to) with &&), first_price numeric, last_price numeric
);`,
  severity: severities('W - W W I W'),
  *check(table, { design }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    for (const pair of pairsIn(design, table)) {
      const { from, to } = pair
      if (isCheckedTogether(design, table, [from.id, to.id]) || isRanged(design, table, pair)) continue
      const expression = `${quoteName(from.name)} <= ${quoteName(to.name)}`
      yield {
        about: to.id,
        message: `${owner.name}.${to.name} may be ${isMoment(to) ? 'before' : 'less than'} ${from.name}`,
        fixes: [
          {
            label: `Check ${from.name} <= ${to.name}`,
            safe: true,
            changes: () => addCheck(design, table, expression, [from.id, to.id]),
          },
        ],
      }
    }
  },
}
