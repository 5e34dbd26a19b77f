/** A lexical piece of SQL. `value` is the identifier as Postgres folds it, or the string's contents. */
export type Token = {
  readonly type: 'name' | 'string' | 'number' | 'operator' | 'parameter' | 'space' | 'comment'
  readonly value: string
  readonly from: number
  readonly to: number
  /** A name written in double quotes, which is never a keyword. */
  readonly quoted?: true
  /** A string, quoted name or block comment that never closes: it takes in the rest of the text. */
  readonly unclosed?: true
}

const NAME = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
const NUMBER = /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?)/y
const SPACE = /\s+/y
const OPERATOR = /::|:=|\.\.|[+\-*/<>=~!@#%^&|`?]+|[^\s]/y
const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(sql)?.[0] ?? null
}

/** Where a quoted piece that opened at `from` ends; null when it never closes. */
function quotedEnd(sql: string, from: number, options: { quote: string; backslash: boolean }): number | null {
  for (let i = from; i < sql.length; i++) {
    if (options.backslash && sql[i] === '\\') i++
    else if (sql[i] === options.quote) {
      if (sql[i + 1] !== options.quote) return i + 1
      i++
    }
  }
  return null
}

/** Block comments nest in Postgres (manual 4.1.5), so the end is where the depth returns to nought. */
function commentEnd(sql: string, from: number): number | null {
  let depth = 0
  for (let i = from; i < sql.length; i++) {
    if (sql[i] === '/' && sql[i + 1] === '*') {
      depth++
      i++
    } else if (sql[i] === '*' && sql[i + 1] === '/') {
      i++
      if (--depth === 0) return i + 1
    }
  }
  return null
}

function tokenAt(sql: string, from: number): Token {
  const char = sql[from] as string
  const two = sql.slice(from, from + 2)
  const end = (type: Token['type'], to: number, value = sql.slice(from, to)): Token => ({ type, value, from, to })
  const space = match(SPACE, sql, from)
  if (space) return end('space', from + space.length)
  if (two === '--') {
    const line = sql.indexOf('\n', from)
    return end('comment', line === -1 ? sql.length : line)
  }
  if (two === '/*') {
    const to = commentEnd(sql, from)
    return to === null ? { ...end('comment', sql.length), unclosed: true } : end('comment', to)
  }
  if (char === '"') {
    const close = quotedEnd(sql, from + 1, { quote: '"', backslash: false })
    const to = close ?? sql.length
    const value = sql.slice(from + 1, close === null ? to : to - 1).replaceAll('""', '"')
    return { type: 'name', value, from, to, quoted: true, ...(close === null ? { unclosed: true } : {}) }
  }
  const prefix = /^(?:[eEbBxXnN]|[uU]&)'/.exec(sql.slice(from, from + 3))?.[0] ?? (char === "'" ? "'" : null)
  if (prefix) {
    const backslash = prefix[0] === 'e' || prefix[0] === 'E'
    const close = quotedEnd(sql, from + prefix.length, { quote: "'", backslash })
    const text = sql.slice(from + prefix.length, close === null ? sql.length : close - 1).replaceAll("''", "'")
    return close === null ? { ...end('string', sql.length, text), unclosed: true } : end('string', close, text)
  }
  const dollar = char === '$' ? match(DOLLAR, sql, from) : null
  if (dollar) {
    const close = sql.indexOf(dollar, from + dollar.length)
    if (close === -1) return { ...end('string', sql.length, sql.slice(from + dollar.length)), unclosed: true }
    return end('string', close + dollar.length, sql.slice(from + dollar.length, close))
  }
  const parameter = match(/\$\d+/y, sql, from)
  if (parameter) return end('parameter', from + parameter.length)
  const name = match(NAME, sql, from)
  if (name) return end('name', from + name.length, name.toLowerCase())
  const number = /[\d.]/.test(char) ? match(NUMBER, sql, from) : null
  if (number) return end('number', from + number.length)
  const operator = operatorAt(sql, from)
  return end('operator', from + operator.length)
}

/** An operator ends where a comment begins (manual 4.1.3): `a--b` and `a/*b` hold no operator. */
function operatorAt(sql: string, from: number): string {
  const whole = match(OPERATOR, sql, from) ?? (sql[from] as string)
  const comment = whole.search(/--|\/\*/)
  return comment > 0 ? whole.slice(0, comment) : whole
}

/** The lexical pieces of SQL, end to end: joining their slices gives the text back. Never throws, whatever the text. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < sql.length; ) {
    const token = tokenAt(sql, at)
    tokens.push(token)
    at = token.to
  }
  return tokens
}
