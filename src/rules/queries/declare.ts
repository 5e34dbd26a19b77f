import { type Change, type Design, intend } from '#model'
import { readQuery } from './from-sql.ts'

/** What a person would note of these SELECTs, each by its name. */
export const declareQueries = (design: Design, selects: Readonly<Record<string, string>>): Change[] =>
  Object.entries(selects).flatMap(([name, sql]) =>
    readQuery(design, { name, sql }).queries.flatMap((it) => intend(design, it)),
  )
