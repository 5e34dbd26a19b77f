import { expect, test } from 'vitest'
import { KINDS, kindOf } from '#model'
import { blankOf, type FieldShape, labelOf, problemOf, shapeOf } from './field-shape.ts'

const leaves = (shape: FieldShape): FieldShape[] =>
  shape.is === 'optional'
    ? leaves(shape.inner)
    : shape.is === 'list'
      ? leaves(shape.item)
      : shape.is === 'group'
        ? Object.values(shape.entries).flatMap((entry) => leaves(shapeOf(entry)))
        : [shape]

test.each(KINDS.flatMap((kind) => Object.keys(kindOf(kind).fields).map((field) => [kind, field] as const)))(
  '%s.%s can be shown in a form',
  (kind, field) => {
    const schema = kindOf(kind).fields[field]
    if (!schema) throw new Error('no such field')
    for (const leaf of leaves(shapeOf(schema))) if (leaf.is === 'choice') expect(leaf.options.length).toBeGreaterThan(0)
  },
)

test('what a new value begins with is taken by its schema, when it needs no other object', () => {
  const { identity, generated } = kindOf('column').fields
  for (const schema of [identity, generated]) {
    const inner = (schema as unknown as { wrapped: typeof identity }).wrapped
    if (!inner) throw new Error('not optional')
    expect(problemOf(inner, blankOf(inner))).toBe(null)
  }
})

test('a list that may not be empty says so', () => {
  const columns = kindOf('primary-key').fields.columns
  if (!columns) throw new Error('no columns')
  expect(problemOf(columns, [])).toBe('Can’t be empty.')
})

test('fields are labelled in words', () => {
  expect(labelOf('onDeleteColumns')).toBe('On delete columns')
})
