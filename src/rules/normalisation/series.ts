import { remembered } from '#base'
import type { Column } from '../reading/shapes.ts'
import { wordsOf } from '../reading/words.ts'

/** Columns that are one thing several times over, and what it is. */
export type Series = { readonly base: string; readonly columns: readonly Column[] }

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

/** `jan` and `january` are one word. */
const calendars = [MONTHS, DAYS].map(
  (names) => new Map(names.flatMap((name, i) => [name, name.slice(0, 3)].map((word) => [word, i] as const))),
)
/** Fewer of a calendar's words are a range or a coincidence: a first and a last month. */
const FEWEST_OF_CALENDAR = 3

type Numbered = { readonly base: string; readonly number: number }

/** A name's number and what is left of it: `phone_2`, `phone2`, `phone_2_type`. */
function numberIn(name: string): Numbered | null {
  const found = /\d/.test(name) ? /^(.*?[^\d_])_?(\d{1,2})(_.*)?$/.exec(name) : null
  const number = Number(found?.[2])
  return found ? { base: `${found[1]}${found[3] ? `…${found[3]}` : ''}`, number } : null
}

/** A name that has a word of a calendar, and its other words. */
function placeIn(calendar: ReadonlyMap<string, number>, name: string): Numbered | null {
  const words = wordsOf(name)
  const at = words.findIndex((word) => calendar.has(word))
  return at === -1 ? null : { base: words.toSpliced(at, 1).join('_'), number: calendar.get(words[at] ?? '') ?? 0 }
}

/** How a name may be one of several: by its number, and by each calendar; null for most names, which are none. */
const readingsOf = remembered((name): readonly (Numbered | null)[] | null => {
  const all = [numberIn(name), ...calendars.map((calendar) => placeIn(calendar, name))]
  return all.some((it) => it !== null) ? all : null
})

const shapeOf = ({ type }: Column): string => JSON.stringify(type)

function grouped(
  columns: readonly Column[],
  reading: number,
): { base: string; all: { it: Column; number: number }[] }[] {
  const groups = new Map<string, { base: string; all: { it: Column; number: number }[] }>()
  for (const it of columns) {
    const found = readingsOf(it.name)?.[reading]
    if (!found) continue
    const key = `${found.base} ${shapeOf(it)}`
    const group = groups.get(key) ?? { base: found.base, all: [] }
    groups.set(key, group)
    group.all.push({ it, number: found.number })
  }
  return [...groups.values()]
}

/** Counted on from nought or one, one by one: `sha1, sha256` and `ipv4, ipv6` are no series. */
const countsOn = (numbers: readonly number[]): boolean =>
  numbers.length > 1 && (numbers[0] ?? 2) <= 1 && numbers.every((each, i) => each === (numbers[0] ?? 0) + i)

/** Series of columns of one type: numbered on from nought or one, or by months or days of the week. */
export function seriesIn(all: readonly Column[]): Series[] {
  const columns = all.filter((it) => readingsOf(it.name) !== null)
  if (columns.length < 2) return []
  const numbered = grouped(columns, 0).flatMap(({ base, all }) => {
    const sorted = all.toSorted((a, b) => a.number - b.number)
    return countsOn(sorted.map((each) => each.number)) ? [{ base, columns: sorted.map((each) => each.it) }] : []
  })
  const named = calendars.flatMap((_, i) =>
    grouped(columns, i + 1).flatMap(({ base, all }) =>
      new Set(all.map((each) => each.number)).size >= FEWEST_OF_CALENDAR
        ? [{ base, columns: all.map((each) => each.it) }]
        : [],
    ),
  )
  return [...numbered, ...named]
}
