import { memoize } from '#base'
import { type Bucket, type Design, KINDS, type Kind, kindOf, type Notice } from '#model'
import type { Exporter } from './exporter.ts'

const MOST_NAMED = 3

/** The names of a bucket's objects by their kind. */
const namesOf = memoize((bucket: Bucket): ReadonlyMap<Kind, readonly string[]> => {
  const names = new Map<Kind, string[]>()
  for (const { kind, name } of bucket.members.values()) names.set(kind, [...(names.get(kind) ?? []), name])
  return names
})

function told({ id, title }: Pick<Exporter, 'id' | 'title'>, kind: Kind, names: readonly string[]): Notice {
  const { one, many } = kindOf(kind).label
  const shown = names.filter((name) => name !== '').slice(0, MOST_NAMED)
  const more = names.length - shown.length
  const list = [...shown, ...(more > 0 && shown.length > 0 ? [`${more} more`] : [])].join(', ')
  const what = names.length === 1 ? one : `${names.length} ${many}`
  return {
    code: `export/${id}-kind`,
    severity: 'info',
    message: `${title} leaves to the SQL: ${what}${list === '' ? '' : ` (${list})`}.`,
  }
}

/** A notice for each kind that the design has objects of and a target says nothing of. */
export function uncovered(exporter: Pick<Exporter, 'id' | 'title' | 'covers'>, design: Design): readonly Notice[] {
  const names = new Map<Kind, string[]>()
  for (const bucket of design.objects.buckets.values())
    for (const [kind, some] of namesOf(bucket))
      if (!exporter.covers.includes(kind)) names.set(kind, [...(names.get(kind) ?? []), ...some])
  return KINDS.flatMap((kind) => {
    const some = names.get(kind)
    return some ? [told(exporter, kind, some)] : []
  })
}
