import { memoize } from '#base'
import { type Bucket, bucketOf, type Design, type Id, incomingOf, type ObjectOf } from '#model'
import { domainNamed } from './domains.ts'

/** What of a bucket decides which others its text looks at. */
const factsOf = memoize((bucket: Bucket) => {
  const members = [...bucket.members.values()]
  const columns = members.filter((it): it is ObjectOf<'column'> & typeof it => it.kind === 'column')
  return {
    targets: members.flatMap((it) => (it.kind === 'foreign-key' ? [it.target as Id] : [])),
    types: [...new Set(columns.flatMap((it) => (it.type.of ? [it.type.of as Id] : [])))],
    typeNames: [...new Set(columns.map((it) => it.type.name))],
    columns,
  }
})

/** Everything beyond a table's own bucket that its text depends on: its neighbours, and the types of its columns. */
export function dependenciesOf(design: Design, table: Id) {
  const bucket = bucketOf(design.objects, table)
  const facts = bucket ? factsOf(bucket) : { targets: [], types: [], typeNames: [], columns: [] }
  return {
    near: [...facts.targets, ...incomingOf(design, table).map((key) => key.parent as Id)],
    types: facts.types,
    typeNames: facts.typeNames,
    columns: facts.columns,
    domains: facts.typeNames.map((name) => domainNamed(design, name)?.bucket),
  }
}
