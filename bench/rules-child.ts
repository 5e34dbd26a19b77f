import { existsSync, readFileSync } from 'node:fs'
import { addColumn, apply, columnsOf, type Design, parseType, renameObject, setField, tablesOf } from '#model'
import { createReview, loadParser, rules } from '#rules'
import { fromFile } from '#share'
import type { RulesMeasured } from './rules.ts'

const EDITS = 30

const text = readFileSync(0, 'utf8')

function opened(): Design {
  const { design } = fromFile(text)
  if (!design) throw new Error('the design can’t be read')
  return design
}

/** Milliseconds that this thread was at work, so that what else the machine does doesn't count; where that isn't told, of the clock. */
const now = (): number =>
  existsSync('/proc/thread-self/schedstat')
    ? Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
    : performance.now()

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = now()
  const value = work()
  return { value, ms: now() - start }
}

/** What a person does most: a column more, another name, NULL or NOT NULL; each on another table. */
function edited(design: Design, i: number): Design {
  const table = tablesOf(design)[(i * 37) % tablesOf(design).length]
  const column = table && columnsOf(design, table.id)[2]
  const type = parseType(design, 'text')
  if (!table || !column || 'error' in type) return design
  if (i % 3 === 0)
    return apply(design, addColumn(design, table.id, { name: `note_${i}`, type, nullable: true }).changes)
  if (i % 3 === 1) return apply(design, renameObject(design, column.id, `${column.name}_${i}`))
  return apply(design, setField(design, column.id, { nullable: !column.nullable }))
}

await loadParser()
let design = opened()
const review = createReview('default')
const first = timed(() => review.review(design))
const edits = Array.from({ length: EDITS }, (_, i) => {
  design = edited(design, i)
  return timed(() => review.review(design)).ms
})
const copy = opened()
const again = timed(() => createReview('default').review(copy))
const measured: RulesMeasured = {
  rules: rules.length,
  found: first.value.length,
  first: first.ms,
  again: again.ms,
  edits,
}
console.log(JSON.stringify(measured))
