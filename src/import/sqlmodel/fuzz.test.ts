import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkReferences, sameDesign } from '#model'
import { SQLMODEL_CASES } from '../../../test/notation/sqlmodel-cases.ts'
import { readSqlmodel } from './read.ts'

const TEXT = `# file: app/base.py
${Object.values(SQLMODEL_CASES)[2] ?? ''}
# file: app/models.py
from .base import *
${Object.values(SQLMODEL_CASES)[1] ?? ''}`

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '"""',
  '\\',
  '\n',
  '\n    ',
  '#',
  '.',
  ':',
  ',',
  '=',
  '**',
  '*',
  'f"{',
  '-',
  '\0',
  '\t',
  '𝒳',
  '\u2028',
  'class X(X, table=True):\n    a: int = 1\n',
  'class A(B): pass\nclass B(A): pass\n',
  '__tablename__ = __tablename__',
  '9'.repeat(400),
  '['.repeat(3000),
  '('.repeat(3000),
  'a.'.repeat(3000),
  'a('.repeat(2000),
  '1+'.repeat(5000),
  'not '.repeat(2000),
  'lambda: '.repeat(1000),
  'a = a\n',
  'def f(x): return f(f(x))\nq = f(1)\n',
  '# file: ../../x.py\n',
  '# file: app/base.py\n',
  'from .models import *\n',
  'if x:\n '.repeat(300),
]

const mutation = fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(60), put: fc.constantFrom('', ...PIECES) })

test('whatever is cut from a text or put in it, it is read, and each fault has a place in it', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.nat(TEXT.length * 2), (mutations, end) => {
      let text = TEXT
      for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut)
      text = text.slice(0, end)
      const read = readSqlmodel(text)
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
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
})

test('what would never end, or grow beyond all measure, ends', () => {
  const head = 'from sqlmodel import SQLModel, Field\nfrom sqlalchemy import Column, Table, MetaData, String\n'
  const key = '    id: int = Field(primary_key=True)\n'
  const doubling = Array.from({ length: 60 }, (_, i) => `a${i + 1} = a${i} + a${i}`).join('\n')
  const diamonds = Array.from(
    { length: 60 },
    (_, i) => `class A${i + 1}(L${i}, R${i}): pass\nclass L${i + 1}(A${i + 1}): pass\nclass R${i + 1}(A${i + 1}): pass`,
  ).join('\n')
  const texts = [
    `a0 = "x"\n${doubling}\nclass T(SQLModel, table=True):\n    __tablename__ = a60\n${key}`,
    `a0 = [1]\n${doubling}\nclass T(SQLModel, table=True):\n    __table_args__ = a60\n${key}`,
    `class A(B, table=True):\n${key}class B(A, table=True):\n${key}`,
    `class L0(SQLModel): pass\nclass R0(SQLModel): pass\n${diamonds}\nclass T(A60, table=True):\n${key}    x: Foo\n`,
    `def f(x): return f(f(x))\nclass T(SQLModel, table=True):\n    __tablename__ = f("x")\n${key}`,
    `import re\nclass T(SQLModel, table=True):\n    __tablename__ = re.sub("(a+)+b", "", "${'a'.repeat(100)}")\n${key}`,
    `x = x\nclass T(SQLModel, table=True):\n    __tablename__ = x\n${key}`,
  ]
  for (const text of texts) {
    const { notices } = readSqlmodel(head + text)
    expect(notices.length, text.slice(0, 80)).toBeGreaterThan(0)
    for (const { at } of notices) expect(at?.line).toBeGreaterThan(0)
  }
})
