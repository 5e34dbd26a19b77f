import type { At, DbObject } from '#model'
import { turnSteps } from './alter.ts'
import { asYetEmpty } from './carry.ts'
import { createOne } from './create.ts'
import type { Step } from './step.ts'

type Filled = { readonly at: At; readonly fill: Step | null; readonly later: Step[] | null }

/**
 * What is added to rows that are there: where they get values, those come before what holds the column to having some.
 * What may stay empty and is given them from outside (`later`) gets them when all else is there, so that a trigger sees to
 * the rows that are written meanwhile.
 */
export function createFilled(it: DbObject, { at, fill, later }: Filled): Step[] {
  if (!fill) return createOne(it, at)
  const empty = asYetEmpty(it)
  const { nullable, ...rest } = it as DbObject & { readonly nullable?: boolean; readonly default?: string | null }
  const open = { ...empty, default: rest.default ?? null } as DbObject
  const waits = nullable && later !== null
  if (waits) later.push(fill)
  return [...createOne(empty, at), ...turnSteps(empty, open, at), ...(waits ? [] : [fill]), ...turnSteps(open, it, at)]
}
