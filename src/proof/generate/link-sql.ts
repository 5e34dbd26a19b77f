import { quoteName } from '#base'
import { among, isNull } from './dice.ts'
import type { LinkFacts, TableFacts } from './facts.ts'

/** What foreign keys add to a query of candidate rows. */
export type LinkSql = {
  /** WITH items: the keys that are there, counted. */
  readonly targets: readonly string[]
  readonly joins: readonly string[]
  /** The expression of each column that a key gives. */
  readonly values: ReadonlyMap<string, string>
  /** Columns by which the outer query knows that a row was found, and what it has to ask of them. */
  readonly marks: readonly string[]
  readonly musts: readonly string[]
}

/** Takes for each foreign key a row that is there. Keys that share columns (a tenant's) agree on them. */
export function linkSql(table: TableFacts, links: readonly LinkFacts[], salt: string): LinkSql {
  const byName = new Map(table.columns.map((it) => [it.name, it]))
  const values = new Map<string, string>()
  const [targets, joins, marks, musts]: string[][] = [[], [], [], []]
  for (const [k, link] of links.entries()) {
    const name = `${table.path} ${link.columns.join()}`
    const shared = link.columns.flatMap((column, i) => (values.has(column) ? [i] : []))
    const within = shared.length > 0 ? `partition by ${shared.map((i) => `k${i}`).join(', ')}` : ''
    const keys = link.targetColumns.map((column, i) => `${quoteName(column)} as k${i}`)
    const there = link.targetColumns.map((column) => `${quoteName(column)} is not null`)
    targets?.push(`f${k} as materialized (select t.*, row_number() over (${within}) as n, count(*) over (${within}) as c
      from (select ${keys.join(', ')} from ${link.targetPath} where ${there.join(' and ')}) t)`)
    const count = shared.length > 0 ? `f${k}.c` : `(select count(*) from f${k})`
    const agree = shared.map((i) => `f${k}.k${i} = ${values.get(link.columns[i] as string)}`)
    joins?.push(
      `left join f${k} on ${[...agree, `f${k}.n = 1 + ${among(`${salt} ${name}`, `nullif(${count}, 0)`)}`].join(' and ')}`,
    )
    if (shared.length === link.columns.length) {
      marks?.push(`f${k}.n as schemawright_f${k}`)
      musts?.push(
        `(${[`schemawright_f${k} is not null`, ...link.columns.map((it) => `${quoteName(it)} is null`)].join(' or ')})`,
      )
    }
    const free = link.columns.every((it) => byName.get(it)?.required === false)
    for (const [i, column] of link.columns.entries()) {
      if (values.has(column)) continue
      const value = `f${k}.k${i}::${byName.get(column)?.typeName}`
      values.set(column, free ? `case when ${isNull(name)} then null else ${value} end` : value)
    }
  }
  return { targets: targets ?? [], joins: joins ?? [], values, marks: marks ?? [], musts: musts ?? [] }
}
