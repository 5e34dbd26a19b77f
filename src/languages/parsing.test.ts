import type { Tree } from '@lezer/common'
import { parser as javascript } from '@lezer/javascript'
import { parser as python } from '@lezer/python'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drizzleExporter, optionsOf, sqlmodelExporter, textOf } from '#export'
import { designs } from '../../test/random-design.ts'
import { parsing } from './parsing.ts'

function nodesOf(tree: Tree): readonly string[] {
  const nodes: string[] = []
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) })
  return nodes
}

const EDITS = [
  '',
  'x',
  ' ',
  '\n',
  '(',
  ')',
  '{ ',
  "'",
  '`',
  '#',
  '/*',
  '=> ',
  ', y',
  '  # type\n',
  'if x:\n  y\n',
  '/',
] as const

test.each([
  { language: 'drizzle', parser: javascript.configure({ dialect: 'ts' }), exporter: drizzleExporter },
  { language: 'sqlmodel', parser: python, exporter: sqlmodelExporter },
] as const)('$language: a text is parsed as it would be if none had been before it', ({ parser, exporter }) => {
  const edit = fc.record({ at: fc.nat(20_000), drop: fc.nat(4), put: fc.constantFrom(...EDITS) })
  fc.assert(
    fc.property(designs(8), fc.array(edit, { minLength: 1, maxLength: 8 }), (design, edits) => {
      const parse = parsing(parser)
      let text = exporter
        .emit(design, optionsOf(exporter as never, design) as never)
        .files.map(textOf)
        .join('')
      parse(text)
      for (const { at, drop, put } of edits) {
        const from = at % (text.length + 1)
        const next = text.slice(0, from) + put + text.slice(from + drop)
        expect(nodesOf(parse(next))).toEqual(nodesOf(parser.parse(next)))
        // Some slips are taken back, others stay.
        if (at % 3 === 0) text = next
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
})
