import { type DbObject, kindOf } from '#model'
import { type FieldShape, shapeOf } from './field-shape.ts'

function textsIn(shape: FieldShape, value: unknown): readonly string[] {
  if (value === null || value === undefined) return []
  switch (shape.is) {
    case 'sql':
      return typeof value === 'string' ? [value] : []
    case 'optional':
      return textsIn(shape.inner, value)
    case 'list':
      return Array.isArray(value) ? value.flatMap((each) => textsIn(shape.item, each)) : []
    case 'group': {
      const given = new Map(Object.entries(value))
      return Object.entries(shape.entries).flatMap(([field, schema]) => textsIn(shapeOf(schema), given.get(field)))
    }
    default:
      return []
  }
}

/** The SQL that stands in one field of an object, however deep. */
export function sqlTextsOf(it: DbObject, field: string): readonly string[] {
  const schema = kindOf(it).fields[field]
  return schema ? textsIn(shapeOf(schema), new Map(Object.entries(it)).get(field)) : []
}
