import { type Design, type ObjectOf, rootsOf, type StyleOptions, setEnumValues } from '#model'
import { listed, wordsOf } from '../reading/words.ts'
import type { Finding, Fix } from '../rule.ts'

/** The cases that a label may be written in; one word in small letters is of three of them. */
const CASES: Readonly<Record<string, RegExp>> = {
  in_progress: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  IN_PROGRESS: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  'in-progress': /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  'IN-PROGRESS': /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/,
  inProgress: /^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/,
  InProgress: /^([A-Z][a-z0-9]*)+$/,
  'in progress': /^[a-z][a-z0-9]*( [a-z0-9]+)*$/,
  'In progress': /^[A-Z][a-z0-9]*( [A-Za-z0-9]+)*$/,
}
type Case = keyof typeof CASES

/** The cases that all labels of an enum are in; what is no word (`AB+`) is in any. */
function casesOf(labels: readonly string[]): ReadonlySet<Case> {
  const kinds = labels.map((label) => Object.keys(CASES).filter((it) => CASES[it]?.test(label)))
  const told = kinds.filter((it) => it.length > 0)
  return new Set(Object.keys(CASES).filter((it) => told.every((each) => each.includes(it))))
}

const small = (words: readonly string[], between: string) => words.join(between)
const great = (words: readonly string[], between: string) => words.join(between).toUpperCase()
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
const WRITE: Readonly<Record<string, (words: readonly string[]) => string>> = {
  in_progress: (words) => small(words, '_'),
  IN_PROGRESS: (words) => great(words, '_'),
  'in-progress': (words) => small(words, '-'),
  'IN-PROGRESS': (words) => great(words, '-'),
  inProgress: ([first = '', ...rest]) => first + rest.map(capital).join(''),
  InProgress: (words) => words.map(capital).join(''),
  'in progress': (words) => small(words, ' '),
  'In progress': (words) => capital(small(words, ' ')),
}

/** Writes the labels of an enum in one case; none where two would be the same, or one can't be written so. */
function rewritten(design: Design, it: ObjectOf<'enum'>, wanted: Case): Fix[] {
  const test = (label: string) => CASES[wanted]?.test(label)
  const isWord = (label: string) => Object.values(CASES).some((each) => each.test(label))
  const values = it.values.map((each) =>
    isWord(each.label) ? { ...each, label: WRITE[wanted]?.(wordsOf(each.label)) ?? each.label } : each,
  )
  const labels = values.map(({ label }) => label)
  if (new Set(labels).size < labels.length || !labels.every((label) => test(label) || !isWord(label))) return []
  return [
    {
      label: `Write the labels of ${it.name} like ${wanted}`,
      safe: false,
      changes: () => setEnumValues(design, it.id, values),
    },
  ]
}

/** `DE`, `EUR`: a list of codes is written as their standard does. */
const isOfCodes = (labels: readonly string[]): boolean =>
  labels.length > 3 && [2, 3].some((length) => labels.every((it) => it.length === length && /^[A-Z]+$/.test(it)))

/** Fewer enums are no habit, nor is what fewer of them do. */
const FEWEST = 5
const MOST_OF_THEM = 0.8

const WANTED = { upper: 'IN_PROGRESS', lower: 'in_progress' } as const

/** Enums whose labels are in several cases, or in another than the house writes or nearly all others are in. */
export function* labelCases(design: Design, { labelCase }: StyleOptions): Iterable<Finding> {
  if (labelCase === 'any') return
  const enums = rootsOf(design, 'enum').flatMap((it) => {
    const labels = it.values.map(({ label }) => label)
    return isOfCodes(labels) ? [] : [{ it, labels, cases: casesOf(labels) }]
  })
  const count = (wanted: Case) => enums.filter(({ cases }) => cases.has(wanted)).length
  const [usual = ''] = Object.keys(CASES).toSorted((a, b) => count(b) - count(a))
  const isHabit = enums.length >= FEWEST && count(usual) >= MOST_OF_THEM * enums.length
  const wanted = labelCase === 'consistent' ? (isHabit ? usual : null) : WANTED[labelCase]
  for (const { it, labels, cases } of enums) {
    const isOther = wanted !== null && !cases.has(wanted)
    if (!isOther && cases.size > 0) continue
    const message = isOther
      ? `${it.name} does not write its labels like ${wanted}: ${listed(labels)}`
      : `${it.name} writes its labels in several ways: ${listed(labels)}`
    yield { about: it.id, message, fixes: rewritten(design, it, wanted ?? usual) }
  }
}
