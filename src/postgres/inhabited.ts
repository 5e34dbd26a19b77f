import { memoize } from '#base'
import { type AnyKind, anyOwn, KINDS, kindOf } from '#model'
import type { Planned } from './planned.ts'

const OWN_REF = /'(pg_\w+)'::regclass::oid \|\| ':' \|\| [^|]+ \|\| ':' \|\| [^|]+? as ref\b/

/** The catalog that the rows of a kind's query come from, as their refs say; null where they come from several. */
const homeOf = memoize((kind: AnyKind): string | null => OWN_REF.exec(kind.catalog)?.[1] ?? null)

/** What initdb makes there can be the design's too: the schema `public`. */
const ALWAYS = 'pg_namespace'

/** The question of a kind; null where it is always read. */
function presenceOf(kind: AnyKind): string | null {
  if (kind.presence) return kind.presence
  const home = homeOf(kind)
  return home === null || home === ALWAYS ? null : anyOwn(home)
}

/** The kinds of which there may be anything to read. */
export async function inhabitedKinds(planned: Planned): Promise<readonly (typeof KINDS)[number][]> {
  const questions = [...new Set(KINDS.flatMap((kind) => presenceOf(kindOf(kind)) ?? []))]
  const rows = await planned<{ question: number }>(
    'inhabited',
    questions.map((question, i) => `select ${i} as question where ${question}`).join(' union all '),
  )
  const answered = new Set(rows.map((row) => questions[row.question]))
  return KINDS.filter((kind) => {
    const question = presenceOf(kindOf(kind))
    return question === null || answered.has(question)
  })
}
