import type { Lexis } from '../complete/cursor.ts'

/** A piece of a text: a comment, a string, or what is neither. */
export type Piece = { readonly sort: 'comment' | 'string' | 'code'; readonly text: string }

/** A text in comments, strings and what stands between them; together, in order, they are the text. */
export function piecesOf(text: string, { comments, strings }: Pick<Lexis, 'comments' | 'strings'>): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(new RegExp(`(${comments})|(?:${strings})`, 'gm'))) {
    if (found.index > at) pieces.push({ sort: 'code', text: text.slice(at, found.index) })
    if (found[0] !== '') pieces.push({ sort: found[1] === undefined ? 'string' : 'comment', text: found[0] })
    at = found.index + found[0].length
  }
  if (at < text.length) pieces.push({ sort: 'code', text: text.slice(at) })
  return pieces
}

/** The comments of a text, however they are laid out. */
export const commentsIn = (text: string, lexis: Lexis): readonly string[] =>
  piecesOf(text, lexis).flatMap((it) => (it.sort === 'comment' ? [it.text.replace(/\s+/g, ' ').trim()] : []))

/** A text whose lines were tidied, each piece by itself, as lines again. */
export const tidyLines = (text: string, most: number): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(new RegExp(`\\n{${most + 2},}`, 'g'), '\n'.repeat(most + 1))
    .trim()}\n`
