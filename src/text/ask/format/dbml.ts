import { dbmlLexis } from '../complete/dbml.ts'
import { piecesOf, tidyLines } from './pieces.ts'

/** DBML with each line as far in as it stands deep, and one space between its words. */
export function formatDbml(text: string): string {
  let [made, depth] = ['', 0]
  for (const { sort, text: words } of piecesOf(text, dbmlLexis)) {
    if (sort !== 'code') {
      made += indentFor(made, depth) + words
      continue
    }
    for (const [sign] of words.matchAll(/\n|[ \t\r]+|[([{]|[)\]}]|,|:|<>|[<>]|[^\s()[\]{},:<>]+/g)) {
      if (sign === '\n') made = `${made.trimEnd() === '' ? '' : made.replace(/[ \t]+$/, '')}\n`
      else if (/^\s/.test(sign)) made += isAtStart(made) || /[([ ]$/.test(made) ? '' : ' '
      else if (/^[)\]}]$/.test(sign)) {
        depth = Math.max(0, depth - 1)
        made = (sign === '}' ? made : made.replace(/ +$/, '')) + indentFor(made, depth) + sign
      } else if (sign === ',' || sign === ':') made = `${made.replace(/ +$/, '')}${indentFor(made, depth)}${sign} `
      else if (/^(?:<>|[<>])$/.test(sign)) made = `${made.replace(/ +$/, '')} ${sign} `
      else {
        const apart = (sign === '[' || sign === '{') && !isAtStart(made) && !/[ ([]$/.test(made)
        made += indentFor(made, depth) + (apart ? ' ' : '') + sign
        if (/^[([{]$/.test(sign)) depth++
      }
    }
  }
  return tidyLines(made, 1)
}

const isAtStart = (made: string): boolean => made === '' || made.endsWith('\n')
const indentFor = (made: string, depth: number): string => (isAtStart(made) ? '  '.repeat(depth) : '')
