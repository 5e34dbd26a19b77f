import type { Design } from '#model'
import { hasTag } from './intent.ts'
import type { Table } from './shapes.ts'
import { wordsOf } from './words.ts'

const LOGS = new Set('log logs event events history hist audit audits activity activities'.split(' '))

/** `metadataaudit`: names without a sign between their words. */
const isLogWord = (word: string): boolean => LOGS.has(word) || /(audit|history)$/.test(word)

/** Whether rows are added to it and never changed: so tagged, or called a log. */
export const isLog = (design: Design, table: Table): boolean =>
  hasTag(design, table.id, 'event', 'audit', 'snapshot') || isLogWord(wordsOf(table.name).at(-1) ?? '')

const KEPT = new Set(
  'version versions revision revisions snapshot snapshots check checks proposal proposals diff diffs'.split(' '),
)

/** Whether a row tells how something else was or would be: what it says is of that, not of itself. */
export const tellsOfAnother = (design: Design, table: Table): boolean =>
  isLog(design, table) || wordsOf(table.name).some((word) => KEPT.has(word))

const SPARE = new Set('bak backup tmp temp old scratch staging'.split(' '))

/** Whether it holds a copy of rows for a while: it is called a backup, or a table on the way in. */
export const isSpare = (table: Table): boolean => wordsOf(table.name).some((word) => SPARE.has(word))
