import { sqlmodelLexis } from '../complete/sqlmodel.ts'
import { piecesOf, tidyLines } from './pieces.ts'

const SIGNS =
  /\n[ \t]*|[ \t]+|->|:=|\*\*|\/\/|[=!<>+\-*/%&|^@]=|==|[([{]|[)\]}]|[,:=]|[^\s()[\]{},:=!<>+\-*/%&|^@]+|[^\s]/g

/** An opening bracket, a space, or the sign of a keyword's value. */
const NO_SPACE_BEHIND = /[([{ ]$|[\w)\]}]=$/

/** Python with its lines as they stand: single spaces, none within brackets, two lines left empty between classes. */
export function formatPython(text: string): string {
  let made = ''
  const open: string[] = []
  for (const { sort, text: words } of piecesOf(text, sqlmodelLexis)) {
    if (sort === 'comment') {
      made = isAtStart(made) ? made + words : `${made.replace(/[ \t]+$/, '')}  ${words}`
      continue
    }
    if (sort === 'string') {
      made += words
      continue
    }
    for (const [sign] of words.matchAll(SIGNS)) made = added(made, sign, open)
  }
  return apart(tidyLines(made, 2).replace(/\n{3,}(?=[ \t])/g, '\n\n'))
}

const isAtStart = (made: string): boolean => /(?:^|\n)[ \t]*$/.test(made)
const tight = (made: string): string => (isAtStart(made) ? made : made.replace(/[ \t]+$/, ''))

function added(made: string, sign: string, open: string[]): string {
  if (sign.startsWith('\n')) return made.replace(/[ \t]+$/, '') + sign
  if (/^[ \t]/.test(sign)) return isAtStart(made) || NO_SPACE_BEHIND.test(made) ? made : `${made} `
  if (/^[([{]$/.test(sign)) {
    open.push(sign)
    return made + sign
  }
  if (/^[)\]}]$/.test(sign)) {
    open.pop()
    return tight(made) + sign
  }
  if (sign === ',') return `${tight(made)}, `
  if (sign === ':' && open.at(-1) !== '[') return `${tight(made)}: `
  if (sign === '=') return open.length > 0 ? spaced(made, sign) : `${tight(made)} = `
  return made + sign
}

/** `=` between brackets: a keyword's stands close, that of a parameter with a type does not. */
function spaced(made: string, sign: string): string {
  const item = /[^,()[\]{}]*$/.exec(made)?.[0] ?? ''
  return item.includes(':') ? `${tight(made)} ${sign} ` : tight(made) + sign
}

/** Classes and functions of the outermost level apart from what stands before them, decorators and comments with them. */
function apart(text: string): string {
  const lines = text.split('\n')
  const made: string[] = []
  for (const line of lines) {
    if (/^(?:class |def |async def |@)/.test(line)) {
      let from = made.length
      while (from > 0 && /^(?:#|@)/.test(made[from - 1] ?? '')) from--
      const isFirst = made.slice(0, from).every((it) => it === '')
      let end = from
      while (end > 0 && made[end - 1] === '') end--
      if (!isFirst) made.splice(end, from - end, '', '')
    }
    made.push(line)
  }
  return made.join('\n')
}
