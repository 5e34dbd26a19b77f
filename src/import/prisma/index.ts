import { RESERVED_FIELDS, RESERVED_MODELS } from '#languages'
import type { TextImporter } from '../importer.ts'
import { likeHeld } from './like-held.ts'
import { readPrisma } from './read.ts'

const BLOCK = /^\s*(model|enum|view|datasource|generator)\s+\w+\s*\{[ \t]*(?:\/\/.*)?$/gm

/** Prisma 7: read by ourselves, with a place for everything that can't be taken. */
export const prismaImporter: TextImporter = {
  id: 'prisma',
  title: 'Prisma',
  path: 'prisma/schema.prisma',
  sniff: (text) => Math.min(1, [...text.slice(0, 200_000).matchAll(BLOCK)].length / 2),
  read: async (text, options = {}) => {
    await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
    return options.cancelled?.() ? null : readPrisma(text, options.name)
  },
  understand: readPrisma,
  mayCall: (name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !RESERVED_MODELS.has(name) && !RESERVED_FIELDS.has(name),
  likeHeld,
}
