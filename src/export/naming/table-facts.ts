import { memoize } from '#base'
import { type Bucket, bucketOf, type Design, type Id, incomingOf, type ObjectOf, object } from '#model'

/** What of a bucket decides which others its text looks at. */
const factsOf = memoize((bucket: Bucket) => {
  const members = [...bucket.members.values()]
  const columns = members.filter((it): it is ObjectOf<'column'> & typeof it => it.kind === 'column')
  return {
    targets: members.flatMap((it) => (it.kind === 'foreign-key' ? [it.target as Id] : [])),
    types: [...new Set(columns.flatMap((it) => (it.type.of ? [it.type.of as Id] : [])))],
    columns,
  }
})

/** Types with those that domains among them stand on. */
function withBases(design: Design, types: readonly Id[]): readonly Id[] {
  const found = new Set(types)
  for (const id of found) {
    const it = object(design, id)
    if (it?.kind === 'domain' && it.type.of) found.add(it.type.of)
  }
  return [...found]
}

/** Everything beyond a table's own bucket that its text depends on: its neighbours, and the types of its columns. */
export function dependenciesOf(design: Design, table: Id) {
  const bucket = bucketOf(design.objects, table)
  const facts = bucket ? factsOf(bucket) : { targets: [], types: [], columns: [] }
  return {
    near: [...facts.targets, ...incomingOf(design, table).map((key) => key.parent as Id)],
    types: withBases(design, facts.types),
    columns: facts.columns,
  }
}
