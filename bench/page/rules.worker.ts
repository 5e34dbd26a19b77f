import {
  addColumn,
  apply,
  columnsOf,
  type Design,
  lookAtUsers,
  parseType,
  renameObject,
  setField,
  tablesOf,
} from '#model'
import { createReview, loadParser, rules } from '#rules'
import { fromFile } from '#share'

/**
 * What is asked for next: a design read from its file, a look at it by a review that knows nothing yet, what the worker does once
 * that is answered, an edit and a look.
 */
export type RulesStep =
  | { readonly open: string }
  | { readonly look: 'anew' }
  | { readonly rest: true }
  | { readonly edit: number }
export type RulesAnswer = { readonly rules: number; readonly found: number; readonly ms: number }

let design: Design | null = null
let review = createReview('default')

/** What a person does most: a column more, another name, NULL or NOT NULL; each on another table. */
function edited(was: Design, i: number): Design {
  const table = tablesOf(was)[(i * 37) % tablesOf(was).length]
  const column = table && columnsOf(was, table.id)[2]
  const type = parseType(was, 'text')
  if (!table || !column || 'error' in type) return was
  if (i % 3 === 0) return apply(was, addColumn(was, table.id, { name: `note_${i}`, type, nullable: true }).changes)
  if (i % 3 === 1) return apply(was, renameObject(was, column.id, `${column.name}_${i}`))
  return apply(was, setField(was, column.id, { nullable: !column.nullable }))
}

self.onmessage = async ({ data }: MessageEvent<RulesStep>) => {
  if ('open' in data) {
    await loadParser()
    design = fromFile(data.open).design
  }
  if (!design) throw new Error('the design can’t be read')
  if ('look' in data) review = createReview('default')
  if ('rest' in data) {
    lookAtUsers(design, () => true)
    review.rest()
  }
  if ('edit' in data) design = edited(design, data.edit)
  const start = performance.now()
  const found = 'open' in data || 'rest' in data ? 0 : review.review(design).length
  const answer: RulesAnswer = { rules: rules.length, found, ms: performance.now() - start }
  postMessage(answer)
}
