/** JSON as jsonb prints it: keys by length and then by bytes, a space after each sign. Null where it is none. */
export function jsonbText(text: string): string | null {
  try {
    return print(
      JSON.parse(text.replace(PARTS, (it) => (it.startsWith('"') || /e/i.test(it) ? it : `"${NUMBER}${it}"`))),
      0,
    )
  } catch {
    return null
  }
}

/** Strings and numbers: jsonb keeps all the digits of a number, JavaScript does not. */
const PARTS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi
/** What a number is marked by while it is a string; no text in jsonb holds it. */
const NUMBER = '\\u0000'

const DEEPEST = 200

function print(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new RangeError('too deep')
  if (typeof value === 'string' && value.startsWith('\0')) return value.slice(1).replace(/^-(?=0(?:\.0*)?$)/, '')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((it) => print(it, depth + 1)).join(', ')}]`
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const record = value as Readonly<Record<string, unknown>>
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${print(record[key], depth + 1)}`).join(', ')}}`
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i
const TIME = /^(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i

/** A moment as Postgres prints it of the type, in UTC; null where the text is none. */
export function momentText(
  text: string,
  type: 'date' | 'timestamp' | 'timestamptz' | 'time' | 'timetz',
): string | null {
  const [, day, time = '00:00:00', zone] = MOMENT.exec(text) ?? []
  if (!day) {
    const [, alone] = TIME.exec(text) ?? []
    return alone && type.startsWith('time') && !type.startsWith('timestamp')
      ? `${withSeconds(alone)}${type === 'timetz' ? '+00' : ''}`
      : null
  }
  if (type === 'date') return day
  const fraction = /\.\d+/.exec(time)?.[0].replace(/\.?0+$/, '') ?? ''
  const offset = zone && !/z/i.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z'
  const moment = new Date(`${day}T${withSeconds(time).replace(/\.\d+/, '')}${offset}`)
  if (Number.isNaN(moment.getTime())) return null
  const [date, clock] = moment.toISOString().replace('.000Z', '').split('T') as [string, string]
  switch (type) {
    case 'time':
      return clock + fraction
    case 'timetz':
      return `${clock}${fraction}+00`
    default:
      return `${date} ${clock}${fraction}${type === 'timestamptz' ? '+00' : ''}`
  }
}

const withSeconds = (time: string): string => (time.length === 5 ? `${time}:00` : time)
