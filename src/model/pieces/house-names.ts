import { memoize, pluralWords, singularWords, splitWords, toCamel, toPascal } from '#base'
import type { Design } from '../design.ts'
import { styleOf } from '../house-style/profiles.ts'
import type { Objects } from '../objects.ts'
import { columnsOf, tablesOf } from '../read.ts'

type Habits = { readonly camel: boolean; readonly pascalTables: boolean; readonly plural: boolean }

const most = (names: readonly string[], is: (name: string) => boolean): boolean =>
  names.length > 0 && names.filter(is).length * 2 > names.length

/** How a design calls things so far: by what most of its names do. */
const habitsOf = memoize((objects: Objects): Habits => {
  const design = { objects } as Design
  const tables = tablesOf(design)
  const columns = tables.flatMap((it) => columnsOf(design, it.id).map((column) => column.name))
  const joined = columns.filter((name) => splitWords(name).length > 1)
  const names = tables.map((it) => it.name)
  const isOne = (name: string) => singularWords(splitWords(name)).join() === splitWords(name).join()
  return {
    camel: most(joined, (name) => /[a-z0-9][A-Z]/.test(name)),
    pascalTables: most(names, (name) => /^[A-Z]/.test(name)),
    plural: !most(names, isOne),
  }
})

export type HouseNames = {
  readonly column: (...names: readonly string[]) => string
  /** A table for things of which one is called so. */
  readonly table: (...names: readonly string[]) => string
}

/** Calls new things as the design calls those that it has, or, where it has none, as its style asks. */
export function houseNames(design: Design): HouseNames {
  const { camel, pascalTables, plural } = habitsOf(design.objects)
  const { tableNumber } = styleOf(design)
  const many = tableNumber === 'plural' || (tableNumber !== 'singular' && plural)
  const wordsOf = (names: readonly string[]) => names.flatMap((name) => splitWords(name))
  return {
    column: (...names) => (camel ? toCamel(wordsOf(names)) : wordsOf(names).join('_')),
    table(...names) {
      const words = singularWords(wordsOf(names))
      const counted = many ? pluralWords(words) : words
      return pascalTables ? toPascal(counted) : camel ? toCamel(counted) : counted.join('_')
    },
  }
}

/** What one row of a table is called. */
export const oneOf = (table: string): string => singularWords(splitWords(table)).join('_')
