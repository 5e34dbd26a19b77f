import { expect, test } from 'vitest'
import { parseType } from './commands/types.ts'
import { emptyDesign } from './make.ts'

const nameOf = (text: string): string => {
  const type = parseType(emptyDesign(), text)
  return 'error' in type ? type.error : `${type.name}${'[]'.repeat(type.dimensions)}`
}

test('a spatial type is read as people write it, and said as PostGIS does', () => {
  const said = {
    'geometry(point, 4326)': 'geometry(Point,4326)',
    'GEOMETRY(PointZM)': 'geometry(PointZM)',
    'geometry ( multipolygonz , 2056 ) []': 'geometry(MultiPolygonZ,2056)[]',
    'geometry(point,-1)': 'geometry(Point)',
    'public.geometry(Geometry,4326)': 'public.geometry(Geometry,4326)',
    'geography(Point)': 'geography(Point,4326)',
    geography: 'geography',
  }
  expect(Object.keys(said).map(nameOf)).toEqual(Object.values(said))
})

test('words are no modifier of any other type, nor is what is no shape', () => {
  for (const text of ['geometry(circle)', 'text(point)', 'numeric(a,b)', 'geometry(Point,4326,1)'])
    expect(nameOf(text)).toMatch(/is not a type/)
})
