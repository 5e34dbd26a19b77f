import { memoize } from '#base'
import type { Design, Id } from '#model'
import { ofTables } from '../reading/everywhere.ts'

const guardsIn = ofTables(({ root, members }) => {
  const table = members.get(root)
  const policies = [...members.values()].some((it) => it.kind === 'policy')
  return { schema: table?.parent ?? null, closed: table?.kind === 'table' && table.rowSecurity && !policies, policies }
})

/** Fewer are no habit. */
const FEWEST = 2

const byObjects = memoize((objects: Design['objects']): ReadonlySet<Id | null> => {
  const closed = new Map<Id | null, number>()
  const open = new Set<Id | null>()
  for (const it of guardsIn({ objects })) {
    if (it.policies) open.add(it.schema)
    if (it.closed) closed.set(it.schema, (closed.get(it.schema) ?? 0) + 1)
  }
  return new Set([...closed].flatMap(([schema, count]) => (count >= FEWEST && !open.has(schema) ? [schema] : [])))
})

/** The schemas of which several tables have row-level security and none a policy: closed as a whole, on purpose. */
export const closedSchemas = (design: Design): ReadonlySet<Id | null> => byObjects(design.objects)
