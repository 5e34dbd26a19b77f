import { apply, holdText } from '#model'
import type { TextImporter } from '../importer.ts'
import { likeHeld } from '../unique-like-held.ts'
import { apart } from './bundle.ts'
import { dbmlCutting } from './cutting.ts'
import { PATH } from './draft.ts'
import { readDbml } from './read.ts'

const BLOCK = /^\s*(?:(table|enum|tablegroup|tablepartial|project)\s+[\w."]+[^{\n]*\{|ref\b[^\n:]*:|ref\b[^\n{]*\{)/gim

/** DBML, read by its own compiler. */
export const dbmlImporter: TextImporter = {
  id: 'dbml',
  title: 'DBML',
  path: PATH,
  sniff: (text) => Math.min(0.9, [...text.slice(0, 200_000).matchAll(BLOCK)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    if (options.cancelled?.()) return null
    const { design, notices, ledger } = readDbml(text, options.name)
    // Comments, layout, groups and rows stay in the text, which stands beside the design.
    return { design: apply(design, holdText(design, { language: 'dbml', path: PATH, text })), notices, ledger }
  },
  understand: readDbml,
  cutting: dbmlCutting,
  apart: (text) => apart(text, PATH),
  mayCall: () => true,
  likeHeld,
}
