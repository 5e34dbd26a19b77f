import { expect, test } from 'vitest'
import { design } from '../../../test/notation/design.ts'
import { drizzleExporter } from './index.ts'

test('a geography whose modifiers drizzle-kit would quote is told', () => {
  const columns = { a: 'geography(Point,4326)', b: 'geography', c: 'geometry(Point,4326)' }
  const { notices } = drizzleExporter.emit(design({ tables: { t: { columns } } }), drizzleExporter.defaults)
  expect(notices.map((it) => it.message)).toEqual([
    'drizzle-kit quotes the type geography(Point,4326) of a whole, which Postgres refuses.',
  ])
})
