import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkReferences, sameDesign } from '#model'
import { readDrizzle } from './read.ts'

const TEXT = `// file: db/helpers.ts
import { sql } from 'drizzle-orm'
import { pgSchema, timestamp, customType, uuid } from 'drizzle-orm/pg-core'
export const shop = pgSchema('shop')
export const stamps = { at: timestamp('at', { withTimezone: true, precision: 3 }).notNull().defaultNow() }
export const money = customType<{ data: string }>({ dataType: () => 'numeric(10, 2)' })
export const id = (name = 'id') => uuid(name).primaryKey().default(sql\`gen_random_uuid()\`)
const round = (n) => (n ? round(n) : again)
const again = round(1)
// file: db/schema.ts
import { pgTable, text, pgEnum, index, check, foreignKey, primaryKey, unique, pgPolicy } from 'drizzle-orm/pg-core'
import { shop, stamps, money, id } from './helpers'
/** Open or shut. */
export const state = pgEnum('state', ['open', 'shut'])
/** Who buys. */
export const users = pgTable('users', {
  id: id(),
  email: text('email').notNull().unique('mail'), // where to write
  state: state('state').default('open'),
  ...stamps,
}).enableRLS()
export const orders = shop.table('orders', (t) => ({
  id: t.integer().generatedAlwaysAsIdentity({ startWith: 10 }),
  userId: t.uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
  total: money('total'),
  tags: t.text().array().default(['a', 'b']),
}), (o) => [
  primaryKey({ columns: [o.id] }),
  index('i').on(o.userId.desc().nullsFirst(), sql\`lower(\${o.total})\`).where(sql\`\${o.total} > 0\`),
  check('c', sql\`\${o.total} >= \${0}\`),
  foreignKey({ columns: [o.userId], foreignColumns: [users.id], name: 'f' }).onDelete('set null'),
  pgPolicy('p', { for: 'select', to: 'public', using: sql\`true\` }),
])
`
const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '`',
  '\\',
  '\n',
  '/*',
  '//',
  '.',
  ':',
  ',',
  '=',
  '=>',
  '...',
  '${',
  '?',
  '-',
  '\0',
  '𝒳',
  '\u2028',
  'export const x = pgTable("x", {\n',
  '__proto__',
  'constructor: ',
  '9'.repeat(400),
  '['.repeat(3000),
  '('.repeat(3000),
  'a.'.repeat(3000),
  'a('.repeat(2000),
  '1+'.repeat(5000),
  'const a = a; ',
  'const f = (x) => f(f(x)); const q = f(1); ',
  '<',
  '!',
  'import x from "./db/schema"\n',
  '// file: ../../x.ts\n',
  '// file: db/schema.ts\n',
]

const mutation = fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(60), put: fc.constantFrom('', ...PIECES) })

test('whatever is cut from a text or put in it, it is read, and each fault has a place in it', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.nat(TEXT.length * 2), (mutations, end) => {
      let text = TEXT
      for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut)
      text = text.slice(0, end)
      const read = readDrizzle(text)
      const lines = text.split('\n')
      for (const { at } of read.notices) {
        expect(at?.line).toBeGreaterThan(0)
        expect(at?.line).toBeLessThanOrEqual(lines.length)
        expect(at?.column).toBeGreaterThan(0)
        expect(at?.to).toBeLessThanOrEqual(text.length)
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
    { numRuns: Number(process.env.RUNS ?? 200) },
  )
})

test('what would never end, or grow beyond all measure, ends', () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `const a${i + 1} = [...a${i}, ...a${i}]`).join('\n')
  const texts = [
    `const a0 = [1]\n${doubling}\nexport const e = pgEnum('e', a60)`,
    `const a0 = 'x'\n${doubling.replace(/\[\.\.\.(\w+), \.\.\.(\w+)\]/g, '$1 + $2')}\nexport const e = pgEnum('e', [a60])`,
    'const f = (x) => f(f(x))\nexport const t = pgTable("t", f({}))',
    'const a = { ...b }\nconst b = { ...a }\nexport const t = pgTable("t", a)',
    'const f = () => { if (true) return f() }\nexport const t = pgTable(f(), {})',
    `const g = (x) => [x, x].map((y) => [y, y].map(g))\nexport const t = pgTable('t', g(1))`,
  ]
  for (const text of texts) {
    const { notices } = readDrizzle(`import { pgTable, pgEnum } from 'drizzle-orm/pg-core'\n${text}\n`)
    expect(notices.length).toBeGreaterThan(0)
    for (const { at } of notices) expect(at?.line).toBeGreaterThan(0)
  }
})
