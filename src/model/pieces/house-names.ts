import { memoize, pluralWords, singularWords, splitWords, toCamel, toPascal } from '#base'
import type { Design } from '../design.ts'
import { styleOf } from '../house-style/profiles.ts'
import type { Bucket, Objects } from '../objects.ts'
import { tablesOf } from '../read.ts'

type Habits = { readonly camel: boolean; readonly pascalTables: boolean; readonly plural: boolean }

type Counted = { readonly joined: number; readonly camel: number; readonly pascal: boolean; readonly single: boolean }

/** What the names of a table count towards; kept with the table, since a draft changes few of many. */
const countedIn = memoize(({ root, members }: Bucket): Counted => {
  const columns = [...members.values()].flatMap((it) => (it.kind === 'column' ? [it.name] : []))
  const joined = columns.filter((name) => splitWords(name).length > 1)
  const name = members.get(root)?.name ?? ''
  return {
    joined: joined.length,
    camel: joined.filter((it) => /[a-z0-9][A-Z]/.test(it)).length,
    pascal: /^[A-Z]/.test(name),
    single: singularWords(splitWords(name)).join() === splitWords(name).join(),
  }
})

/** How a design calls things so far: by what most of its names do. */
export const namingHabits = memoize((objects: Objects): Habits => {
  const tables = tablesOf({ objects } as Design).flatMap(({ id }) => {
    const bucket = objects.buckets.get(id)
    return bucket ? [countedIn(bucket)] : []
  })
  const sum = (of: (it: Counted) => number) => tables.reduce((total, it) => total + of(it), 0)
  return {
    camel: sum((it) => it.camel) * 2 > sum((it) => it.joined),
    pascalTables: sum((it) => Number(it.pascal)) * 2 > tables.length,
    plural: sum((it) => Number(it.single)) * 2 <= tables.length,
  }
})

export type HouseNames = {
  readonly column: (...names: readonly string[]) => string
  /** A table for things of which one is called so. */
  readonly table: (...names: readonly string[]) => string
}

/** Calls new things as the design calls those that it has, or, where it has none, as its style asks. */
export function houseNames(design: Design): HouseNames {
  const { camel, pascalTables, plural } = namingHabits(design.objects)
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
