import type { OutlineNode } from '../outline.ts'
import type { ReadTable } from './columns.ts'
import type { Draft } from './draft.ts'
import { node } from './outline-node.ts'
import { pathOf } from './values.ts'

const RELATION = /(?:^|\.)(?:Relationship|relationship|association_proxy|dynamic_loader)$/

/** What a text says of a table to Python alone, its relations: it goes with the table. */
export function spokenIn(draft: Draft, read: readonly ReadTable[]): readonly OutlineNode[] {
  const tables = new Map(read.map(({ table }) => [table.key, table.id]))
  return read.flatMap(({ table }) =>
    [...(table.info?.attributes.values() ?? [])].flatMap((it): readonly OutlineNode[] => {
      const value = it.value ? draft.project.reading.bound(it.binding, it.at) : undefined
      if (!RELATION.test(pathOf(value) ?? '')) return []
      const words = new Set(draft.text.slice(it.at.from, it.at.to).match(/[A-Za-z_]\w*/g) ?? [])
      return [...words].flatMap((word) => {
        const about = tables.get(word)
        return about && about !== table.id
          ? [node({ about, role: `spoken of ${it.at.from}` }, { sort: 'line', value: it.at })]
          : []
      })
    }),
  )
}
