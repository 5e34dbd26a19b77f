import type { Importer } from '../importer.ts'
import { readDbml } from './read.ts'

const BLOCK = /^\s*(?:(table|enum|tablegroup|tablepartial|project)\s+[\w."]+[^{\n]*\{|ref\b[^\n:]*:|ref\b[^\n{]*\{)/gim

/** DBML, read by its own compiler. */
export const dbmlImporter: Importer = {
  id: 'dbml',
  title: 'DBML',
  sniff: (text) => Math.min(0.9, [...text.slice(0, 200_000).matchAll(BLOCK)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    if (options.cancelled?.()) return null
    const { design, notices, ledger } = readDbml(text, options.name)
    return { design, notices, ledger }
  },
}
