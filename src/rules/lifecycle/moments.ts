import { remembered } from '#base'
import { columnsOf, type Design, type Id } from '#model'
import { keptByTable } from '../reading/everywhere.ts'
import { type Column, keysUsing } from '../reading/shapes.ts'
import { isMoment, isText, isWhole } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

const WORDS = {
  created: `created create creation inserted insert added entered recorded occurred logged registered received issued
    placed posted submitted joined requested signup registration start started begin`,
  updated: 'updated update modified modification changed change edited touched',
} as const

const known = {
  created: new Set(WORDS.created.split(/\s+/)),
  updated: new Set(WORDS.updated.split(/\s+/)),
}

type Moment = keyof typeof WORDS
const MOMENTS: readonly Moment[] = ['created', 'updated']

/** `lastupdated`, `modifieddate`, `datecreated`: words that nothing parts. */
const bareWord = (word: string): string =>
  word.replace(/^(last|date)(?=.{5})/, '').replace(/(?<=.{5})(date|time|at|on)$/, '')

/** What the name alone speaks of; of a column that says who, or how often, nothing. */
const spokenOf = remembered((name): readonly Moment[] => {
  const words = wordsOf(name)
  if (['by', 'id', 'user', 'count'].includes(words.at(-1) ?? '')) return []
  return MOMENTS.filter((which) => words.some((word) => known[which].has(word) || known[which].has(bareWord(word))))
})

function find(design: Design, table: Id, which: Moment): Column | null {
  const found = columnsOf(design, table).filter(
    (it) =>
      spokenOf(it.name).includes(which) &&
      (isMoment(it) || isWhole(it) || isText(it)) &&
      keysUsing(design, it).length === 0,
  )
  return found.find(isMoment) ?? found[0] ?? null
}

const momentsOf = keptByTable((design, table) => ({
  created: find(design, table, 'created'),
  updated: find(design, table, 'updated'),
}))

/** The name that a tool gives to when a row was made: `created_at`, and Ecto's `inserted_at`. */
export const isMadeAt = (name: string): boolean => /^(created|inserted)_?at$/i.test(name)

/** The column that says when a row was made, or last changed, under whatever name; null if there is none. */
export const momentOf = (design: Design, table: Id, which: Moment): Column | null => momentsOf(design, table)[which]
