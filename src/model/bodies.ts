import { memoize } from '#base'
import { noteOf } from './fields.ts'
import { type AnyKind, type DbObject, kindOf } from './kinds/index.ts'

const bodyFields = memoize((kind: AnyKind): readonly string[] =>
  Object.entries(kind.fields).flatMap(([field, schema]) => {
    const note = noteOf(schema)
    return note?.holds === 'sql' && note.form === 'body' ? [field] : []
  }),
)

/** The texts of an object that Postgres keeps unread: what they speak of, it does not know. */
export const bodiesOf = (it: DbObject): readonly string[] =>
  bodyFields(kindOf(it)).flatMap((field) => {
    const body = (it as DbObject & Readonly<Record<string, unknown>>)[field]
    return typeof body === 'string' ? [body] : []
  })
