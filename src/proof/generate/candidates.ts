import { type Hints, hintsOf, joinHints, NO_HINTS } from './hints.ts'
import { textMatching } from './pattern.ts'
import type { Random } from './random.ts'
import type { TypeFact, TypeFacts } from './types.ts'
import { plainValues } from './values.ts'

type Wanted = { readonly count: number; readonly hints: Hints; readonly random: Random }

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const arrayOf = (items: readonly string[]): string => `{${items.map(quoted).join(',')}}`

const isText = (name: string): boolean => /^(text|citext|character|name|bpchar)/.test(name.replace(/^.*\./, ''))
const isNumber = (name: string): boolean =>
  /^(smallint|integer|bigint|numeric|real|double precision|money|interval)/.test(name)
const isMoment = (name: string): boolean => /^(date|timestamp)/.test(name)
const isJson = (name: string): boolean => /^jsonb?$/.test(name)

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

function near(number: string): string[] {
  const value = Number(number)
  const step = /[.e]/.test(number) ? 0.01 : 1
  return [value, value + step, value - step, value + 10 * step].map((it) => String(Number(it.toFixed(6))))
}

const aroundMoment = (text: string): string[] => {
  const time = Date.parse(text)
  if (Number.isNaN(time)) return []
  return [-86_400_000, 86_400_000].map((step) => new Date(time + step).toISOString())
}

/** What the constants of a condition suggest for a value of a plain type. */
function suggestionsFor(name: string, { hints, random, count }: Wanted): string[] {
  if (isNumber(name)) return [...hints.numbers, ...hints.texts].flatMap(near)
  if (isMoment(name)) return [...hints.texts, ...hints.texts.flatMap(aroundMoment)]
  if (isJson(name))
    return hints.texts.flatMap((it) => [
      JSON.stringify(it),
      JSON.stringify([it]),
      JSON.stringify({ [it]: it }),
      JSON.stringify({ [it]: 1 }),
    ])
  if (name === 'bytea')
    return hints.numbers.map(Number).flatMap((size) =>
      numbersTo(size >= 0 && size <= 2000 ? count : 0).map(
        (i) =>
          `\\x${i
            .toString(16)
            .padStart(2 * size, '0')
            .slice(-2 * size)}`,
      ),
    )
  if (!isText(name)) return [...hints.texts]
  const patterned = hints.patterns.flatMap((pattern) =>
    Array.from({ length: Math.min(count, 400) }, () => textMatching(pattern, random)),
  )
  const lengths = hints.numbers.map(Number).filter((it) => Number.isInteger(it) && it >= 0 && it <= 2000)
  const long = lengths.flatMap((length) =>
    [length, length + 1, length - 1].flatMap((size) =>
      Array.from({ length: Math.min(count, 60) }, (_, i) =>
        i
          .toString(36)
          .padStart(Math.max(size, 0), 'k')
          .slice(-size || 1),
      ),
    ),
  )
  return [...hints.texts, ...patterned, ...hints.numbers, ...long]
}

/** Ranges between neighbours, and at their ends what is special of ranges. */
const rangesOf = (values: readonly string[]): string[] => [
  ...values.flatMap((it, i) =>
    values[i + 1] === undefined ? [] : [`[${quoted(it)},${quoted(values[i + 1] as string)})`],
  ),
  ...(values[0] === undefined ? [] : [`[${quoted(values[0])},)`]),
  'empty',
]

function listsOf(values: readonly string[], { hints, count }: Wanted): string[] {
  const lengths = hints.numbers.map(Number).filter((it) => it > 0 && it < 50)
  const some = Array.from({ length: count }, (_, i) =>
    values.slice(i % Math.max(values.length, 1)).slice(0, 1 + (i % 3)),
  )
  return [
    '{}',
    ...lengths.map((length) => arrayOf(Array.from({ length }, (_, i) => values[i % values.length] ?? ''))),
    ...some.map(arrayOf),
  ]
}

/**
 * Texts that may be values of a type: what its conditions suggest first, then what is usual. Types made of others are
 * made of candidates of those. Postgres judges which of them are.
 */
export function candidatesOf(
  type: TypeFact,
  typeName: string,
  about: { types: TypeFacts; wanted: Wanted },
  depth = 0,
): readonly string[] {
  const { types, wanted } = about
  const of = (oid: number, name?: string, some: Partial<Wanted> = {}): readonly string[] => {
    const inner = types.get(oid)
    return inner && depth < 6
      ? candidatesOf(inner, name ?? inner.name, { types, wanted: { ...wanted, ...some } }, depth + 1)
      : []
  }
  if (type.form === 'e') return type.labels
  if (type.form === 'd')
    return of(type.base, type.baseName ?? undefined, { hints: joinHints([wanted.hints, ...type.checks.map(hintsOf)]) })
  if (type.form === 'c') {
    const parts = type.attributes.map((it) => of(it.type, it.name, { hints: NO_HINTS }))
    const rows = Array.from({ length: Math.min(wanted.count, 60) }, (_, i) =>
      parts.map((part) => part[i % Math.max(part.length, 1)]),
    )
    return rows.map((row) => `(${row.map((it) => (it === undefined ? '' : quoted(it))).join(',')})`)
  }
  if (type.form === 'r') return rangesOf(of(type.subtype))
  if (type.form === 'm') return ['{}', ...of(type.subtype).map((it) => `{${it}}`)]
  if (type.element !== 0) return listsOf(of(type.element, typeName.replace(/(\[\])+$/, '')), wanted)
  return [...suggestionsFor(typeName, wanted), ...plainValues(typeName, wanted.count, wanted.random)]
}
