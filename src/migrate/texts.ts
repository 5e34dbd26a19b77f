import { memoize, tokenize } from '#base'
import { type DbObject, kindOf } from '#model'

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

/** All that stands in the fields of an object. */
export const textsOf = (it: DbObject): readonly string[] =>
  Object.keys(kindOf(it).fields).flatMap((field) => textsIn(it[field as never]))

/** The names in SQL, those too that stand in its texts: `nextval('orders_id_seq')`. */
const namesInSql = (sql: string): readonly string[] =>
  tokenize(sql).flatMap(({ type, value }) => (type === 'name' ? [value] : type === 'string' ? namesInSql(value) : []))

/** The names in all that. */
export const namesIn = memoize((it: DbObject): ReadonlySet<string> => new Set(textsOf(it).flatMap(namesInSql)))
