import type { Random } from './random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const DIGITS = '0123456789'
const CLASSES: Readonly<Record<string, string>> = {
  d: DIGITS,
  w: `${LETTERS}${DIGITS}_`,
  s: ' ',
  alpha: LETTERS,
  digit: DIGITS,
  alnum: LETTERS + DIGITS,
  lower: LETTERS,
  upper: LETTERS.toUpperCase(),
  space: ' ',
  xdigit: `${DIGITS}abcdef`,
  punct: '.,-',
}
const ANY = `${LETTERS}${DIGITS}`

/** `a-z0-9_` between brackets, as the characters that it means. */
function setOf(text: string): string {
  const negated = text.startsWith('^')
  const body = (negated ? text.slice(1) : text)
    .replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '')
    .replace(/\\([dws])/g, (_, name: string) => CLASSES[name] ?? '')
    .replace(/\\(.)/g, '$1')
    .replace(/(.)-(.)/g, (whole, from: string, to: string) => {
      const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)]
      return high < low || high - low > 200
        ? whole
        : String.fromCharCode(...Array.from({ length: high - low + 1 }, (_, i) => low + i))
    })
  return negated ? [...`${ANY}-_ `].filter((it) => !body.includes(it)).join('') || '~' : body || ANY
}

/**
 * A text that a regular expression probably matches: anchors, sets, groups, alternatives and counts are followed, what
 * looks around is not. Postgres judges.
 */
export function textMatching(pattern: string, random: Random): string {
  let at = pattern.startsWith('(?i)') ? 4 : 0
  const alternatives = (): string => {
    const options = [sequence()]
    while (pattern[at] === '|') {
      at++
      options.push(sequence())
    }
    return random.pick(options)
  }
  const sequence = (): string => {
    let text = ''
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const start = at
      let piece = atom()
      const [least, most] = count()
      const after = at
      const times = least + random.below(most - least + 1)
      if (times === 0) piece = ''
      for (let i = 1; i < times; i++) {
        at = start
        piece += atom()
      }
      at = after
      text += piece
    }
    return text
  }
  const count = (): readonly [number, number] => {
    const found = /^(\*|\+|\?|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at))
    if (!found) return [1, 1]
    at += found[0].length
    const [, sign, least = '1', comma, most] = found
    if (sign === '*') return [0, 6]
    if (sign === '+') return [1, 8]
    if (sign === '?') return [0, 1]
    return [Number(least), comma ? Number(most || Number(least) + 6) : Number(least)]
  }
  const atom = (): string => {
    const sign = pattern[at++] ?? ''
    if (sign === '^' || sign === '$') return ''
    if (sign === '.') return random.pick([...ANY])
    if (sign === '(') {
      at += /^\?(:|=|!|<=|<!)/.exec(pattern.slice(at))?.[0].length ?? 0
      const inner = alternatives()
      at++
      return inner
    }
    if (sign === '[') {
      const body = /^\^?\]?(\[:\w+:\]|\\.|[^\]])*/.exec(pattern.slice(at))?.[0] ?? ''
      at += body.length + 1
      return random.pick([...setOf(body)])
    }
    if (sign !== '\\') return sign
    const letter = pattern[at++] ?? ''
    if (/[AZmMyY]/.test(letter)) return ''
    return CLASSES[letter] ? random.pick([...CLASSES[letter]]) : letter
  }
  return alternatives().slice(0, 400)
}
