/** `yield` alone; `case X():`; `except A, B:`; `for a, *rest in` within brackets. */
const SPARED: readonly (readonly [pattern: RegExp, by: (words: string) => string])[] = [
  [/\byield(?=[ \t]*(?:\r?$|[#)]))/gm, () => '...  '],
  [/^[ \t]*case [^\n]*\(\)[^\n]*:/gm, (words) => words.replaceAll('()', '  ')],
  [/^[ \t]*except [\w.]+(?:[ \t]*,[ \t]*[\w.]+)+[ \t]*:/gm, (words) => words.replaceAll(',', '|')],
  [/\bfor [\w ,]{1,80}\*\w+ in (?![^\n]*:[ \t]*$)/gm, (words) => words.replace('*', ' ')],
]

const WITH = /^[ \t]*(?:async[ \t]+)?with[ \t]*\(/gm
/** Longer ones nobody writes. */
const LONGEST = 4000
const SIGN = /(["'])(?:\\.|(?!\1)[^\\\n])*\1|#[^\n]*|[()[\]{},]|\bas\b/g

/** `with (a as b, c as d):` without its brackets and in one line; null where there is no need to. */
function unwrapped(words: string): string | null {
  let depth = 0
  let names = false
  let comma = -1
  const made = [...words]
  for (const it of words.matchAll(SIGN)) {
    const [sign] = it
    if (sign.startsWith('#')) made.fill(' ', it.index, it.index + sign.length)
    else if (/^[([{]$/.test(sign)) depth++
    else if (sign === ',') comma = depth === 1 ? it.index : comma
    else if (sign === 'as') names ||= depth === 1
    else if (/^[)\]}]$/.test(sign) && --depth === 0) {
      if (!names || !/^[ \t]*:/.test(words.slice(it.index + 1))) return null
      made[0] = made[it.index] = ' '
      if (comma !== -1 && /^\s*$/.test(made.slice(comma + 1, it.index).join(''))) made[comma] = ' '
      return made
        .slice(0, it.index + 1)
        .join('')
        .replace(/[\r\n]/g, ' ')
    }
  }
  return null
}

/** A text of the same length without the words of Python's that @lezer/python 1.1 does not know, for it alone to read. */
export function withoutNewerWords(text: string): string {
  let made = text
  for (const [pattern, by] of SPARED) made = made.replace(pattern, by)
  for (const { index, 0: head } of [...made.matchAll(WITH)]) {
    const from = index + head.length - 1
    const own = unwrapped(made.slice(from, from + LONGEST))
    if (own !== null) made = made.slice(0, from) + own + made.slice(from + own.length)
  }
  return made
}
