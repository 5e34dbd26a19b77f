import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type DbObject, type Design, namedAfter, object } from '#model'
import { BadBytes } from './bytes.ts'

/** Stand in a name for its table's name, and for its columns' names joined as people join them. No name holds them. */
const TABLE = '\u0001'
const JOINS = [
  ['\u0002', '_'],
  ['\u0003', '_and_'],
] as const

/**
 * Stands for the ten digits by which Rails tells the foreign keys that it names: those of a hash, which nothing can pack, but
 * which the table and its column give (`fk_rails_…`, ActiveRecord's `foreign_key_name`).
 */
const HASH = '\u0005'
const DIGITS = /[\da-f]{10}$/
const hashOf = ({ table, columns }: Parts): string =>
  bytesToHex(sha256(utf8ToBytes(`${table}_${columns.join('_')}_fk`))).slice(0, 10)

/** Before a name that holds a mark of ours itself: what follows is meant as it stands. */
const LITERAL = '\u0004'
const isMarked = (name: string): boolean =>
  [TABLE, HASH, LITERAL, ...JOINS.map(([mark]) => mark)].some((mark) => name.includes(mark))
const LONGEST = 20_000

type Parts = { readonly table: string; readonly columns: readonly string[] }

function partsOf(design: Design, it: DbObject): Parts | null {
  const by = namedAfter(it)
  const table = it.parent ? object(design, it.parent)?.name : null
  return by && table ? { table, columns: by.columns.map((id) => object(design, id)?.name ?? '') } : null
}

function expand(pattern: string, { table, columns }: Parts): string {
  let name = pattern.replaceAll(TABLE, () => table)
  for (const [mark, join] of JOINS) name = name.replaceAll(mark, () => columns.join(join))
  return name.endsWith(HASH) ? name.slice(0, -1) + hashOf({ table, columns }) : name
}

/**
 * A name as the pattern that it follows (`index_␁_on_␂`), which a hundred others follow too; the name itself where it
 * follows none.
 */
export function patternOf(design: Design, it: DbObject): string {
  const parts = partsOf(design, it)
  if (!parts) return it.name
  if (isMarked(it.name)) return LITERAL + it.name
  if (DIGITS.test(it.name) && it.name.endsWith(hashOf(parts))) return it.name.replace(DIGITS, HASH)
  const joined = JOINS.map(([mark, join]) => [mark, parts.columns.join(join)] as const)
  const [mark, columns] = joined.find(([, text]) => text !== '' && it.name.includes(text)) ?? ['', '']
  const short = mark === '' ? it.name : it.name.replace(columns, () => mark)
  for (const pattern of [short.replace(parts.table, () => TABLE), short])
    if (expand(pattern, parts) === it.name) return pattern
  return it.name
}

/** The name that a pattern means for an object. */
export function nameFrom(design: Design, it: DbObject): string {
  const parts = partsOf(design, it)
  if (!parts || !isMarked(it.name)) return it.name
  if (it.name.startsWith(LITERAL)) return it.name.slice(LITERAL.length)
  const longest = Math.max(parts.table.length, parts.columns.join('_and_').length)
  if (it.name.length * (1 + longest) > LONGEST) throw new BadBytes('a name in the link is too long')
  return expand(it.name, parts)
}
