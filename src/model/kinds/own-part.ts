import type { At, Common } from '../kind-spec.ts'
import { isOnly, partitionsOf } from './only-whole.ts'

/** What two indexes that keep the same in the same way may differ by (CompareIndexInfo in index.c). */
export const BESIDE: readonly string[] = [
  'options',
  'tablespace',
  'statistics',
  'indexComment',
  'clustered',
  'replicaIdentity',
]

const NOT_SAID = new Set([...BESIDE, 'id', 'name', 'parent', 'rank', 'comment', 'uses', 'only'])

/** What an index keeps, and how, in words that are the same for a table and its partitions. */
export const keptWords = (it: Common, at: Pick<At, 'object'>): string =>
  JSON.stringify(it, (key, value: unknown) =>
    NOT_SAID.has(key)
      ? undefined
      : typeof value === 'string'
        ? (at.object(value as Common['id'])?.name ?? value)
        : value,
  )

type Part = Common & { readonly only?: boolean }

/** Makes the index of a partitioned table alone the whole one, where each partition has an index of its own for that. */
export function alterOnly(now: Part, _was: Part, at: At): readonly string[] | 'rebuild' {
  if (isOnly(now) || !now.parent) return 'rebuild'
  const words = keptWords(now, at)
  const owns = partitionsOf(now.parent, at).map((table) =>
    at.children(table).find((it) => it.kind === now.kind && !isOnly(it) && keptWords(it, at) === words),
  )
  const steps = owns.flatMap((it) => (it ? [`ALTER INDEX ${at.path(now.id)} ATTACH PARTITION ${at.path(it.id)}`] : []))
  return steps.length === owns.length ? steps : 'rebuild'
}
