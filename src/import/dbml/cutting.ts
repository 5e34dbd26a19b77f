import { BLOCK_COMMENT, type Cutting, END, namesBy, TICK } from '../cutting.ts'
import { heading } from './bundle.ts'

const KNOWN = /^[ \t]*(?:table|enum|tablepartial|tablegroup|ref|records|note)\b/im
const NAMED = /^[ \t]*(?:table|enum|tablepartial)\b([^{[\n]*)/gim

/** A block that names what is not there is none to DBML's compiler. */
export const dbmlCutting: Cutting = {
  comments: String.raw`\/\/[^\n]*|${BLOCK_COMMENT}`,
  strings: String.raw`'''[\s\S]*?(?:(?<!\\)'''|${END})|'(?:[^'\\\n]|\\[^\n])*'|"(?:[^"\\\n]|\\[^\n])*"|${TICK}[^${TICK}]*(?:${TICK}|${END})`,
  heading,
  names: namesBy({ comment: /\/\/.*/g, known: KNOWN, names: [NAMED] }),
  standsAlone: () => false,
}
