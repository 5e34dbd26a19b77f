import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkReferences, sameDesign } from '#model'
import { parsePrisma } from '../../languages/prisma/parse.ts'
import { printTree } from '../../languages/prisma/tree.ts'
import { readPrisma } from './read.ts'

const TEXT = `/// A blog.
datasource db {
  provider   = "postgresql"
  schemas    = ["public", "b"]
  extensions = [citext(version: "1.6")]
}

model User {
  id    Int     @id(map: "k") @default(autoincrement())
  email String? @unique @db.VarChar(80) /// where to write
  state State   @default(open)
  posts Post[]  @relation("p")
  tags  Tag[]

  @@index([email(sort: Desc, ops: raw("x")), id], type: Gin, where: { state: "a", id: { not: null } })
  @@schema("b")
}

model Post {
  user User @relation("p", fields: [userId], references: [id], onDelete: Cascade, map: "f")
  userId Int
  more Unsupported("int4range")[] /* here */
  at DateTime[] @default(["2020-01-01T00:00:00Z"])
  @@id([userId])
  @@schema("public")
}

model Tag { // no rest
  id String @id @default(dbgenerated("gen_random_uuid()"))
  users User[]
  @@schema("b")
}

enum State {
  open @map("o p")
  @@map("states")
  @@schema("b")
}
`
const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '@',
  '@@',
  '"',
  '\\',
  '\n',
  '///',
  '/*',
  '.',
  ':',
  ',',
  '=',
  '?',
  '-',
  '\0',
  '𝒳',
  '\u2028',
  'model X {\n',
  '__proto__',
  '9'.repeat(400),
  '['.repeat(500),
]

const mutation = fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(60), put: fc.constantFrom('', ...PIECES) })

test('whatever is cut from a text or put in it, it is read, and each fault has a place in it', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.nat(TEXT.length * 2), (mutations, end) => {
      let text = TEXT
      for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut)
      text = text.slice(0, end)
      expect(printTree(parsePrisma(text))).toBe(text)
      const read = readPrisma(text)
      const lines = text.split('\n')
      for (const { at } of read.notices) {
        expect(at?.line).toBeGreaterThan(0)
        expect(at?.line).toBeLessThanOrEqual(lines.length)
        expect(at?.column).toBeGreaterThan(0)
        expect(at?.column).toBeLessThanOrEqual((lines[(at?.line ?? 1) - 1]?.length ?? 0) + 1)
      }
      const sound = checkReferences(read.design)
      expect(sound.dropped).toEqual([])
      expect(sameDesign(sound.design, read.design)).toBe(true)
      const walk = (nodes: ReturnType<typeof read.outline>) => {
        for (const node of nodes) {
          expect(node.whole.from).toBeLessThanOrEqual(node.value.from)
          expect(node.value.to).toBeLessThanOrEqual(text.length)
          walk(node.children)
        }
      }
      walk(read.outline())
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  )
})
