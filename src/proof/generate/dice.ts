import { hashOf } from './random.ts'

/** A number from 0 on and below `count` for row `i`, the same in every run (SQL). */
export const among = (salt: string, count: string | number): string =>
  `(hashint4extended(i, ${hashOf(salt)}) & 2147483647) % ${count}`

/** Whether something of row `i` is null (SQL). Rows come in four sorts: without nulls, with few, with half, with hardly anything else. */
export const isNull = (salt: string): string => `${among(`${salt} null`, 16)} < (array[0, 2, 8, 14])[1 + i % 4]`
