import { type At, type columnsOf, originsOf } from '#model'

type Column = ReturnType<typeof columnsOf>[number]

/** Whether it or what it comes from numbers its rows whatever they say. */
const isNumbered = (it: Column, at: At): boolean =>
  it.identity?.mode === 'always' || originsOf(it, at).some((origin) => isNumbered(origin as Column, at))

/** What an INSERT says that gives columns values which Postgres would give them itself. */
export const overriding = (columns: readonly Column[], at: At): string =>
  columns.some((it) => isNumbered(it, at)) ? ' OVERRIDING SYSTEM VALUE' : ''
