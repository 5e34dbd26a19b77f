import { apply, type Design, renameObject, tablesOf } from '#model'

const REHEARSALS = 6

/**
 * Does one step after the other while nobody asks for anything. Code that has run a few times is compiled: the first real
 * edit then takes a fifth of the time.
 */
export function rehearse(steps: Iterator<unknown>): void {
  if (!steps.next().done) setTimeout(rehearse, 0, steps)
}

/** Edits a few tables and throws the result away. */
export function* rehearseWriting(designNow: () => Design | null, write: (edited: Design) => void): Generator<void> {
  for (let left = REHEARSALS; left > 0; left--) {
    const design = designNow()
    const tables = design ? tablesOf(design) : []
    const table = tables[Math.floor((tables.length * left) / (REHEARSALS + 1))]
    if (!design || !table) return
    write(apply(design, renameObject(design, table.id, `${table.name}_`)))
    yield
  }
}
