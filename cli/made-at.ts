import { tokenize } from '#base'
import { bucketOf, type Design, type Id, object } from '#model'
import type { Loaded } from './load.ts'

/** Finds the line of the first statement of a script that names a table (or what else stands by itself) as it is made. */
export function linesOf({ ledger, design }: Pick<Loaded, 'ledger' | 'design'>): (id: Id) => number | null {
  const lines = new Map<string, number>()
  for (const { head, at } of ledger ?? []) {
    const [first, ...more] = tokenize(head).filter((it) => it.type === 'name')
    if (first?.value !== 'create') continue
    for (const { value } of more) if (!lines.has(value)) lines.set(value, at.line)
  }
  return (id) => {
    const root = bucketOf(design.objects, id)?.root
    return lines.get((root && object(design, root)?.name) ?? '') ?? null
  }
}

/** What stays of an object's identity in the next version of its file: its id in a design, its kind and path in a script. */
export const placeOf = (design: Design, id: Id, { path, isScript }: { path: string; isScript: boolean }): string =>
  isScript ? `${object(design, id)?.kind ?? 'gone'} ${path}` : id
