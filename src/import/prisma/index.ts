import { RESERVED_FIELDS, RESERVED_MODELS } from '#languages'
import { apply, holdText } from '#model'
import type { TextImporter } from '../importer.ts'
import { likeHeld } from '../unique-like-held.ts'
import { apart } from './bundle.ts'
import { prismaCutting } from './cutting.ts'
import { readPrisma } from './read.ts'
import { PATH } from './source.ts'

const BLOCK = /^\s*(model|enum|view|datasource|generator)\s+\w+\s*\{[ \t]*(?:\/\/.*)?$/gm

/** Prisma 7: read by ourselves, with a place for everything that can't be taken. */
export const prismaImporter: TextImporter = {
  id: 'prisma',
  title: 'Prisma',
  path: PATH,
  sniff: (text) => Math.min(1, [...text.slice(0, 200_000).matchAll(BLOCK)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    if (options.cancelled?.()) return null
    const { design, notices, ledger } = readPrisma(text, options.name)
    // Comments, layout and what Prisma's client does by itself stay in the text, which stands beside the design.
    return { design: apply(design, holdText(design, { language: 'prisma', path: PATH, text })), notices, ledger }
  },
  understand: readPrisma,
  cutting: prismaCutting,
  apart: (text) => apart(text, PATH),
  mayCall: (name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !RESERVED_MODELS.has(name) && !RESERVED_FIELDS.has(name),
  likeHeld,
}
