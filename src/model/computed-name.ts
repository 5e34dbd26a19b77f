import { type Token, tokenize } from '#base'

/** What the grammar makes of type names that have words of their own. */
const TYPES: Readonly<Record<string, string>> = {
  integer: 'int4',
  bigint: 'int8',
  smallint: 'int2',
  boolean: 'bool',
  real: 'float4',
  'double precision': 'float8',
  character: 'bpchar',
  'character varying': 'varchar',
  'bit varying': 'varbit',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
}

const isSign = (token: Token | undefined, value: string): boolean => token?.type === 'operator' && token.value === value
const isWord = (token: Token | undefined, value: string): boolean =>
  token?.type === 'name' && !token.quoted && token.value === value

/** The tokens outside of brackets, a pair of brackets as its opening one alone. */
function outside(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter((token) => {
    const shown = depth === 0
    if (isSign(token, '(') || isSign(token, '[')) depth++
    else if (isSign(token, ')') || isSign(token, ']')) depth--
    return shown
  })
}

function typeName(tokens: readonly Token[]): string {
  const words = outside(tokens).filter((it) => it.type === 'name')
  return TYPES[words.map((it) => it.value).join(' ')] ?? words.at(-1)?.value ?? 'expr'
}

/** The name and whether a type that it is cast to gives way to it. */
type Named = { readonly name: string; readonly isFirm: boolean } | null

/** The signs that are within one value. */
const PARTS: ReadonlySet<string> = new Set(['(', '[', '.', '::'])
const LITERALS = ['null', 'true', 'false']

/** What the grammar calls otherwise than the words that stand for it. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'trim both': 'btrim',
  'trim leading': 'ltrim',
  'trim trailing': 'rtrim',
}

function named(tokens: readonly Token[]): Named {
  const top = outside(tokens)
  const [first] = top
  if (top.length === 1 && isSign(first, '(')) return named(tokens.slice(1, -1))
  const collate = top.find((it) => isWord(it, 'collate'))
  if (collate) return named(tokens.slice(0, tokens.indexOf(collate)))
  if (isWord(first, 'case') && isWord(top.at(-1), 'end')) {
    const otherwise = tokens.findLastIndex((it) => isWord(it, 'else'))
    const inner = otherwise === -1 ? null : named(tokens.slice(otherwise + 1, -1))
    return inner?.isFirm ? inner : { name: 'case', isFirm: false }
  }
  const isZoned = top.some((it, i) => isWord(it, 'at') && isWord(top[i + 1], 'time'))
  if (isZoned && top.every((it) => it.type !== 'operator' || PARTS.has(it.value)))
    return { name: 'timezone', isFirm: true }
  const cast = tokens.findLastIndex((it) => isSign(it, '::') && top.includes(it))
  if (cast !== -1) {
    const value = tokens.slice(0, cast)
    if (!isOne(outside(value))) return null
    const inner = named(value)
    return inner?.isFirm ? inner : { name: typeName(tokens.slice(cast + 1)), isFirm: false }
  }
  const last = isOne(top) ? top.findLast((it) => it.type === 'name') : undefined
  if (!last || LITERALS.some((each) => isWord(last, each))) return null
  const said = tokens.find((it) => it.from > last.to && it.type === 'name')
  return { name: FUNCTIONS[`${last.value} ${said?.value}`] ?? last.value, isFirm: true }
}

/** Whether no operator, by sign or by word, is outside of brackets: `schema.function(`, `column[1]`, `(value).field`, a CASE. */
function isOne(top: readonly Token[]): boolean {
  if (isWord(top[0], 'case')) return isWord(top.at(-1), 'end')
  return top.every((it, i) =>
    it.type === 'operator'
      ? PARTS.has(it.value)
      : i === 0 || isSign(top[i - 1], '.') || top.some((each, at) => at < i && isSign(each, '::')),
  )
}

/** What Postgres calls a computed column of an index (FigureIndexColname in parse_target.c). */
export const computedName = (expression: string | null): string =>
  named(tokenize(expression ?? '').filter((it) => it.type !== 'space' && it.type !== 'comment'))?.name ?? 'expr'

/** What Postgres calls an output column by itself (FigureColname): null for one without a name. */
export const outputName = (tokens: readonly Token[]): string | null =>
  named(tokens.filter((it) => it.type !== 'space' && it.type !== 'comment'))?.name ?? null
