import { suggestDbml } from '#languages'
import { completeTypes, type Design } from '#model'
import type { Passage } from '../../passages.ts'
import { cursorIn, type Lexis, withoutOpenLine } from './cursor.ts'
import type { Slots } from './slots.ts'
import { form, literally, type Suggestion, words } from './suggestion.ts'

export const dbmlLexis: Lexis = {
  comments: String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))`,
  strings: String.raw`'''[\s\S]*?(?:(?<!\\)'''|(?![\s\S]))|'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*"|${'`'}[^${'`'}]*(?:${'`'}|(?![\s\S]))`,
  begins: String.raw`(?:[Tt]able|[Ee]num|[Rr]ef|[Pp]roject|[Tt]able[Gg]roup|[Tt]able[Pp]artial)\b`,
  word: /[\p{L}\p{N}_]*$/u,
}

const BLOCKS: readonly Suggestion[] = [
  form('form', 'Table', 'Table ${1:name} {\n  id ${2:integer} [pk]\n  $0\n}', 'a new table'),
  form('form', 'Enum', 'Enum ${1:name} {\n  $0\n}', 'a new enum'),
  form('form', 'Ref', 'Ref: $1 > $0', 'a foreign key'),
  form('form', 'TableGroup', 'TableGroup ${1:name} {\n  $0\n}'),
  form('form', 'TablePartial', 'TablePartial ${1:name} {\n  $0\n}'),
]

/** So many types stand before those of the text. */
const USUAL = 12

const ACTIONS = ['cascade', 'set null', 'restrict', 'no action', 'set default']

/** What fits at a place of a text in DBML: as its own tools tell it, with the types of Postgres. */
export const dbmlSlots: Slots = ({ passages, text, at, design }) => {
  const cursor = cursorIn(text, at, dbmlLexis)
  if (!cursor || cursor.string !== null) return null
  const [top, ...open] = cursor.frames
  const innermost = open.at(-1)
  if (!innermost && /(?:^|\n)\s*$/.test(top.item)) return { cursor, all: BLOCKS }
  if (/\b(?:delete|update)\s*:\s*$/.test(innermost?.item ?? '')) return { cursor, all: words('value', ACTIONS) }
  const part = partAt(passages(withoutOpenLine(text, at)), text, cursor.from)
  const found = suggestDbml(part.text, part.at)
  const isType = found.some((it) => it.label === 'nvarchar2')
  const listed: readonly string[] =
    innermost?.sign === '(' ? (text.slice(innermost.open, cursor.from).match(/\w+/g) ?? []) : []
  const own = found.flatMap((it): readonly Suggestion[] => {
    if ((isType && it.sort !== 'enum') || listed.includes(it.label)) return []
    return [{ label: it.label, sort: it.sort, insert: literally(it.insert) }]
  })
  if (!isType) return { cursor, all: own }
  const types = words('type', typesIn(design))
  return { cursor, all: [...types.slice(0, USUAL), ...own, ...types.slice(USUAL)] }
}

/**
 * As much of a text as tells what fits at a place: of tables that the passage there does not speak of no more than their
 * names.
 */
function partAt(
  passages: readonly Passage[],
  text: string,
  from: number,
): { readonly text: string; readonly at: number } {
  let end = 0
  const ends = passages.map((it) => {
    end += it.text.length
    return end
  })
  const i = ends.findIndex((it, n) => from < it || n === ends.length - 1)
  const start = ends[i - 1] ?? 0
  const own = text.slice(start, ends[i])
  const spoken = new Set(own.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [])
  const others = passages.flatMap(({ text: whole, names }, n) => {
    if (n === i) return []
    const isSpokenOf = names === null || names.some((it) => spoken.has(it))
    return [isSpokenOf ? whole : `${/^[^{]*\{/.exec(whole)?.[0] ?? ''}}\n`]
  })
  const before = others.join('')
  return { text: before + own, at: before.length + from - start }
}

/** Postgres' types; what the design itself has is told as the text's own. */
const typesIn = (design: Design): readonly string[] => completeTypes(design, '').filter((it) => !/[".]/.test(it))
