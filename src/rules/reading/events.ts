import type { Design } from '#model'
import { hasTag } from './intent.ts'
import type { Table } from './shapes.ts'
import { wordsOf } from './words.ts'

const LOGS = new Set('log logs event events history audit audits activity activities'.split(' '))

/** Whether rows are added to it and never changed: so tagged, or called a log. */
export const isLog = (design: Design, table: Table): boolean =>
  hasTag(design, table.id, 'event', 'audit', 'snapshot') || LOGS.has(wordsOf(table.name).at(-1) ?? '')
