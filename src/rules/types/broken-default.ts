import { type Change, columnsOf, type Design, typeName } from '#model'
import { wordsOfSet } from '../reading/closed-set.ts'
import type { Constant } from '../reading/constants.ts'
import { setColumn } from '../reading/edits.ts'
import { columnsIn, constantOf } from '../reading/expressions.ts'
import { literal } from '../reading/literals.ts'
import { expressionTree } from '../reading/parse.ts'
import { refusing } from '../reading/passes.ts'
import { isReadable } from '../reading/readable.ts'
import type { Column } from '../reading/shapes.ts'
import { castIn } from '../reading/trees.ts'
import { isText } from '../reading/types.ts'
import type { Fix } from '../rule.ts'

export type Broken = { readonly says: string; readonly fixes: readonly Fix[] }

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The value that was meant, where it only differs in its spelling. */
function meant(design: Design, it: Column, value: Constant): string | null {
  const words = wordsOfSet(design, it) ?? []
  return typeof value === 'string' ? (words.find((word) => bare(word) === bare(value)) ?? null) : null
}

function waysOut(design: Design, it: Column, value: Constant): Fix[] {
  const near = meant(design, it, value)
  const set = (next: string | null) => (): Change[] => setColumn(design, it.id, { default: next })
  const dropped: Fix = { label: `Drop the default of ${it.name}`, safe: false, changes: set(null) }
  if (near === null || near === value) return [dropped]
  return [{ label: `Make it ${literal(near)}`, safe: false, changes: set(literal(near)) }, dropped]
}

/** What is wrong with a column's default; null where nothing surely is. */
export function brokenDefault(design: Design, it: Column): Broken | null {
  const sql = it.default
  if (sql === null) return null
  const broken = (says: string, value: Constant = null): Broken => ({ says, fixes: waysOut(design, it, value) })
  if (it.identity) return broken('is numbered and has a default too, which Postgres refuses')
  if (it.generated) return broken('is generated and has a default too, which Postgres refuses')
  const named = [...(columnsIn(sql) ?? [])].filter((name) => isBeside(design, it, name))
  if (named.length > 0) return broken(`has a default made from ${named.join(', ')}; a default can’t read the row`)
  const value = constantOf(sql)
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && value.toUpperCase() === 'NULL' && isText(it))
    return broken('has the word NULL as its default, not the absence of a value')
  const asItStands = typeof value === 'string' || castIn(expressionTree(sql)) === null
  if (asItStands && isReadable(design, it, value) === false)
    return broken(`has the default ${literal(value)}, which is no ${typeName(design, it.type)}`, value)
  const check = refusing(design, it, value)
  return check && broken(`has the default ${literal(value)}, which its own check ${check.name} refuses`, value)
}

const isBeside = (design: Design, it: Column, name: string): boolean =>
  columnsOf(design, it.parent ?? it.id).some((other) => other.name === name)
