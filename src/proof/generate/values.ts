import type { Random } from './random.ts'

/** Values of a built-in or extension type, by its plain name: `i` counts, so that as many as are asked for differ. */
type Make = (i: number, random: Random) => string

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
const day = (i: number): string =>
  `${2000 + (Math.floor(i / 336) % 60)}-${pad(1 + (Math.floor(i / 28) % 12))}-${pad(1 + (i % 28))}`
const clock = (i: number): string => `${pad((i * 7) % 24)}:${pad((i * 13) % 60)}:${pad((i * 29) % 60)}`
const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => random.below(16).toString(16)).join('')
const edges =
  (special: readonly string[], make: Make): Make =>
  (i, random) =>
    special[i] ?? make(i - special.length, random)
const whole = (...special: string[]): Make => edges(special, (i) => String(i + 2))
const point = (i: number): string => `(${i % 90},${(i * 3) % 90})`

const TEXT: Make = edges(['a', "Æther “quoted” 'single' \\ 日本", 'two\nlines', 'x'.repeat(120)], (i, random) =>
  i % 3 === 0 ? `word ${i} ${hex(random, 4)}` : i % 3 === 1 ? `name-${i}` : `person${i}@example.org`,
)
const JSON_TEXT: Make = edges(
  ['{}', '[]', '"text"', '1', 'true', 'null', '{"a": [1, {"b": null}]}', '["a", "b"]'],
  (i) => `{"n": ${i}, "name": "it ${i}"}`,
)
const FLOAT: Make = edges(['0', '-1.5', '1e10'], (i) => String(i / 4))

const MAKERS: Readonly<Record<string, Make>> = {
  smallint: whole('0', '1', '-1', '32767', '-32768'),
  integer: whole('0', '1', '-1', '2147483647', '-2147483648'),
  bigint: whole('0', '1', '-1', '9223372036854775807'),
  numeric: edges(['0', '-1.5', '0.01', '99.99'], (i) => `${i}.${pad((i * 7) % 100)}`),
  real: FLOAT,
  'double precision': FLOAT,
  money: (i) => `${i}.${pad(i % 100)}`,
  boolean: (i) => (i % 2 === 0 ? 'true' : 'false'),
  text: TEXT,
  citext: TEXT,
  'character varying': TEXT,
  character: TEXT,
  name: (i) => `name_${i}`,
  '"char"': (i) => String.fromCharCode(97 + (i % 26)),
  bytea: edges(['\\x', '\\x00ff'], (i, random) => `\\x${hex(random, 8)}${pad(i % 100)}`),
  uuid: (_, random) => `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`,
  date: edges(['1970-01-01', '2024-02-29'], day),
  'timestamp without time zone': (i) => `${day(i)} ${clock(i)}.${pad(i % 1000, 3)}`,
  'timestamp with time zone': (i) => `${day(i)} ${clock(i)}.${pad(i % 1000, 3)}+00`,
  'time without time zone': clock,
  'time with time zone': (i) => `${clock(i)}+00`,
  interval: (i) => `${i} days ${i % 24} hours`,
  json: JSON_TEXT,
  jsonb: JSON_TEXT,
  jsonpath: (i) => `$.a${i}`,
  xml: (i) => `<a>${i}</a>`,
  inet: edges(['::1'], (i) => `10.${(i >> 8) % 256}.${i % 256}.1/24`),
  cidr: (i) => `10.${(i >> 8) % 256}.${i % 256}.0/24`,
  macaddr: (i) => `08:00:2b:01:${pad((i >> 6) % 90)}:${pad(i % 64)}`,
  macaddr8: (i) => `08:00:2b:01:02:03:${pad((i >> 6) % 90)}:${pad(i % 64)}`,
  tsvector: (i) => `'word':1 'w${i}':2`,
  tsquery: (i) => `'word' & 'w${i}'`,
  point,
  line: (i) => `{1,${i},2}`,
  lseg: (i) => `[${point(i)},${point(i + 1)}]`,
  box: (i) => `${point(i)},${point(i + 1)}`,
  path: (i) => `[${point(i)},${point(i + 1)}]`,
  polygon: (i) => `(${point(i)},${point(i + 1)},${point(i + 2)})`,
  circle: (i) => `<${point(i)},${1 + i}>`,
  oid: (i) => String(i + 1),
  xid: (i) => String(i + 1),
  xid8: (i) => String(i + 1),
  cid: (i) => String(i + 1),
  tid: (i) => `(${i},1)`,
  pg_lsn: (i) => `0/${i.toString(16)}`,
  pg_snapshot: (i) => `${i + 1}:${i + 2}:`,
  txid_snapshot: (i) => `${i + 1}:${i + 2}:`,
  regclass: (i) => ['pg_class', 'pg_type', 'pg_proc'][i % 3] ?? '',
  regtype: (i) => ['integer', 'text', 'date'][i % 3] ?? '',
  regproc: () => 'now',
  regprocedure: () => 'now()',
  regnamespace: () => 'public',
  regrole: () => 'postgres',
  hstore: (i) => `"a"=>"${i}", "b"=>NULL`,
  ltree: (i) => `Top.Child${i}`,
  cube: (i) => `(${i}, 1, 2)`,
  seg: (i) => `${i} .. ${i + 1}`,
  int2vector: (i) => `${i} 1`,
  oidvector: (i) => `${i} 1`,
}

/** The type's name without its modifier, and the first number of that. */
function split(name: string): { plain: string; limit: number | null } {
  const found = /^([^(]*)\((\d+)[^)]*\)(.*)$/.exec(name)
  return found ? { plain: `${found[1]}${found[3]}`, limit: Number(found[2]) } : { plain: name, limit: null }
}

const bits = (i: number, length: number): string => i.toString(2).padStart(length, '0').slice(-length)
const unqualified = (name: string): string => name.replace(/^.*\./, '').replace(/^"(.*)"$/, '$1')

/** As many different candidates as asked for of a type that is not made of others; none where the type is not known. */
export function plainValues(typeName: string, count: number, random: Random): readonly string[] {
  const { plain, limit } = split(typeName)
  const numbers = Array.from({ length: count }, (_, i) => i)
  if (/^bit\b/.test(plain)) return numbers.map((i) => bits(i, limit ?? (plain === 'bit' ? 1 : 8)))
  if (/(^|\.)(vector|halfvec)$/.test(plain))
    return numbers.map((i) => `[${Array.from({ length: limit ?? 3 }, (_, k) => (i + k) % 100).join(',')}]`)
  const make = MAKERS[plain] ?? MAKERS[unqualified(plain)]
  if (!make) return ['0', '1', 'a', '{}', '()', '2020-01-01']
  const values = numbers.map((i) => make(i, random))
  if (make !== TEXT || limit === null || limit > 30) return values
  return numbers.map((i) => i.toString(36).padStart(Math.min(limit, 3), 'a').slice(-limit))
}
