import { remembered, tokenize } from '#base'
import { type Parsed, parseTold, treat } from './statement.ts'
import { namesIn, type StatementNames } from './statement-names.ts'

/** What is known of a statement from its text alone, before it runs. */
export type ToldStatement = {
  /** What it says, however it is laid out. */
  readonly says: string
  readonly parsed: Parsed | null
  /** What Postgres' grammar refuses it for, and where in the text. */
  readonly fault: { readonly message: string; readonly at: number } | null
  readonly names: StatementNames
  /** Whether it makes or changes something that a design holds. */
  readonly counts: boolean
}

/** A place that Postgres counted in characters, as JavaScript counts them. */
export const inUnits = (text: string, characters: number): number => {
  let [at, left] = [0, characters]
  while (left > 0 && at < text.length) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    left--
  }
  return at
}

const sayOf = (text: string): string =>
  tokenize(text)
    .filter((it) => it.type !== 'space' && it.type !== 'comment')
    .map((it) => (it.type === 'name' && !it.quoted ? it.value : text.slice(it.from, it.to)))
    .join(' ')

/** Reads a statement; the parser has to be loaded. */
export const toldStatement = remembered((text: string): ToldStatement => {
  const { parsed, refused } = parseTold(text)
  const treatment = treat(parsed, text)
  return {
    says: sayOf(text),
    parsed,
    fault: refused && { message: refused.message, at: inUnits(text, refused.at) },
    names: namesIn(parsed),
    counts: treatment.do !== 'skip',
  }
})
