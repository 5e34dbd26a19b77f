import { memoize } from '#base'
import { type AnyKind, KINDS, type Kind, kindOf, own, type Rows } from '#model'
import type { Planned } from './planned.ts'

const OWN_REF = /'(pg_\w+)'::regclass::oid \|\| ':' \|\| [^|]+ \|\| ':' \|\| [^|]+? as ref\b/

/** The catalog that the rows of a kind's query come from, as their refs say; null where they come from several. */
const homeOf = memoize((kind: AnyKind): string | null => OWN_REF.exec(kind.catalog)?.[1] ?? null)

/** What initdb makes there can be the design's too: the schema `public`. */
const ALWAYS = 'pg_namespace'

/** Of which a database with any of the kind has one; null where it is always read. */
function presenceOf(kind: AnyKind): readonly Rows[] | null {
  if (kind.presence) return kind.presence
  const home = homeOf(kind)
  return home === null || home === ALWAYS ? null : [own(home)]
}

type Group = { readonly catalog: string; readonly where: string; readonly conditions: Set<string> }

/** What there is to ask, each catalog once: most of a large one's time goes into walking through it. */
function groupsOf(rows: readonly Rows[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { catalog, where, condition } of rows) {
    const group = groups.get(`${catalog} ${where}`) ?? { catalog, where, conditions: new Set() }
    groups.set(`${catalog} ${where}`, group)
    group.conditions.add(condition)
  }
  return [...groups.values()]
}

const keyOf = ({ catalog, where, condition }: Rows): string => `${catalog} ${where} ${condition}`

/** The kinds of which there may be anything to read. */
export async function inhabitedKinds(planned: Planned): Promise<readonly Kind[]> {
  const groups = groupsOf(KINDS.flatMap((kind) => presenceOf(kindOf(kind)) ?? []))
  const answers = await planned<{ place: number; has: readonly (boolean | null)[] }>(
    'inhabited',
    groups
      .map(
        ({ catalog, where, conditions }, i) =>
          `select ${i} as place, json_build_array(${[...conditions].map((it) => `bool_or(${it})`).join(', ')}) as has from ${catalog} where ${where}`,
      )
      .join(' union all '),
  )
  const there = new Set<string>()
  for (const { place, has } of answers) {
    const group = groups[place]
    if (!group) continue
    for (const [i, condition] of [...group.conditions].entries()) if (has[i]) there.add(keyOf({ ...group, condition }))
  }
  return KINDS.filter((kind) => presenceOf(kindOf(kind))?.some((it) => there.has(keyOf(it))) ?? true)
}
