import { type Design, object } from '#model'
import type { Constant } from './constants.ts'
import type { Column, ObjectOf } from './shapes.ts'
import { isKnown, isMoment, isText, isWhole, plain } from './types.ts'

const NUMBER = /^\s*[+-]?(\d+(_\d+)*\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i
const OTHER_NUMBER = /^\s*([+-]?(inf|infinity)|nan|[+-]?0[xob][0-9a-f_]+)\s*$/i
const BOOLEAN = /^\s*(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)\s*$/i
const UUID = /^\{?[0-9a-f]{4}-?([0-9a-f]{4}-?){6}[0-9a-f]{4}\}?$/i
/** Words that stand for a moment; anything else has a digit somewhere. */
const MOMENT = /\d|^\s*(now|today|tomorrow|yesterday|epoch|[+-]?infinity|allballs)\b/i
const LIMIT: Readonly<Record<string, number>> = { smallint: 2 ** 15, integer: 2 ** 31 }

/** Whether Postgres would read a constant as a value of the column's type; null where that can't be told here. */
export function isReadable(design: Design, it: Column, value: Exclude<Constant, null>): boolean | null {
  if (it.type.dimensions > 0) return typeof value === 'string' && !it.type.of ? /^\s*[{[]/.test(value) : null
  const own = it.type.of ? object(design, it.type.of as ObjectOf<'enum'>['id']) : null
  if (own) return own.kind === 'enum' ? own.values.some((each) => each.label === value) : null
  const type = plain(it)
  if (isWhole(it)) return isWholeNumber(value, LIMIT[type])
  if (isText(it)) return true
  if (typeof value === 'boolean') return type === 'boolean' ? true : isKnown(it) ? false : null
  if (typeof value === 'number')
    return ['numeric', 'real', 'double precision', 'money'].includes(type) || (isKnown(it) ? false : null)
  if (['numeric', 'real', 'double precision'].includes(type)) return NUMBER.test(value) || OTHER_NUMBER.test(value)
  if (type === 'boolean') return BOOLEAN.test(value)
  if (type === 'uuid') return UUID.test(value)
  if (isMoment(it)) return MOMENT.test(value) ? null : false
  if (type === 'json' || type === 'jsonb') return isJson(value)
  return null
}

function isWholeNumber(value: Exclude<Constant, null>, limit: number | undefined): boolean | null {
  if (typeof value === 'boolean') return false
  if (typeof value === 'string' && !NUMBER.test(value)) return OTHER_NUMBER.test(value) ? null : false
  // A number is rounded as it is assigned; a text has to be whole.
  if (typeof value === 'string' && /[.e]/i.test(value)) return false
  const number = Math.round(Number(value))
  return limit === undefined || (number >= -limit && number < limit)
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}
