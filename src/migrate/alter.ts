import { type At, type DbObject, kindOf } from '#model'
import { createOne, statementStep, type Waiting } from './create.ts'
import { changedFields } from './differences.ts'
import { withoutDefault } from './needs.ts'
import type { Step } from './step.ts'

export type Changed = { was: DbObject; now: DbObject; fields: readonly string[] }

/** The statements that bring one object's fields up to date, each field in the order its kind lists them. */
export function alterSteps(entry: Changed, at: At): Step[] {
  const { was, now, fields } = entry
  const rules = kindOf(now).alter
  const order = Object.keys(rules).filter((field) => fields.includes(field))
  const seen = new Set<string>()
  return order.flatMap((field) => {
    const rule = rules[field]
    if (typeof rule !== 'function') return []
    const statements = rule(now as never, was as never, at)
    if (typeof statements === 'string') return []
    // Fields that share a statement (a sequence's options) give it once.
    return statements
      .map((statement) => statementStep(now, 'alter', statement))
      .filter((each) => each.sql !== '' && !seen.has(each.sql) && seen.add(each.sql))
  })
}

/** The statements that bring an object from one form to another of itself. */
export const turnSteps = (was: DbObject, now: DbObject, at: At): Step[] =>
  alterSteps({ was, now, fields: changedFields(was, now) }, at)

/** The statements that make what waited, once all that it waited for is there. */
export const completeSteps = (it: DbObject, at: At, { opened }: Waiting): Step[] =>
  opened.has(it.id) ? turnSteps(withoutDefault(it) ?? it, it, at) : createOne(it, at)
