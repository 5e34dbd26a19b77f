import { dollarQuoted, quoteText } from '#base'
import { type Design, object, pathOf } from '#model'
import { step } from './create.ts'
import type { PlanOptions } from './options.ts'
import type { Step } from './step.ts'

/** What asks first whether rows are as they have to be, and stops everything if one is not. */
export function guardSteps(from: Design, to: Design, options: PlanOptions): Step[] {
  return Object.entries(options.guards).flatMap(([id, query]) => {
    const it = object(from, id as `${string}:${string}`) ?? object(to, id as `${string}:${string}`)
    if (!it) return []
    const path = pathOf(object(from, it.id) ? from : to, it.id)
    const says = quoteText(`Rows are in the way of the change of ${path}, so nothing was done`)
    const body = `BEGIN\n  IF EXISTS (${query}) THEN\n    RAISE EXCEPTION USING MESSAGE = ${says}, ERRCODE = 'check_violation';\n  END IF;\nEND`
    return [step(it, 'guard', `DO ${dollarQuoted(body)}`)]
  })
}
