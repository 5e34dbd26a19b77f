import { memoize } from '#base'
import { type AnyKind, KINDS, kindOf } from '#model'
import type { Planned } from './planned.ts'

const OWN_REF = /'(pg_\w+)'::regclass::oid \|\| ':' \|\| [^|]+ \|\| ':' \|\| [^|]+? as ref\b/

/** The catalog that the rows of a kind's query come from, as their refs say; null where they come from several. */
const homeOf = memoize((kind: AnyKind): string | null => OWN_REF.exec(kind.catalog)?.[1] ?? null)

/** What initdb makes there can be the design's too: the schema public, and roles that something is granted to. */
const ALWAYS = ['pg_namespace', 'pg_authid']

/** The first oid that initdb does not give (access/transam.h, FirstNormalObjectId). */
const FIRST_OWN = 16384

/**
 * The kinds of which there may be anything to read. Most databases hold no operators, casts or foreign servers of their
 * own, and planning the query of such a kind takes a hundred times longer than asking whether its catalog holds any.
 */
export async function inhabitedKinds(planned: Planned): Promise<readonly (typeof KINDS)[number][]> {
  const homes = new Set(KINDS.flatMap((kind) => homeOf(kindOf(kind)) ?? []))
  const rows = await planned<{ home: string }>(
    'inhabited',
    [...homes]
      .map((home) => `select '${home}' as home where exists (select from ${home} where oid >= ${FIRST_OWN})`)
      .join(' union all '),
  )
  const inhabited = new Set([...ALWAYS, ...rows.map((row) => row.home)])
  return KINDS.filter((kind) => {
    const home = homeOf(kindOf(kind))
    return home === null || inhabited.has(home)
  })
}
