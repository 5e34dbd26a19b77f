/** Brackets that are open at a place, with what stands in them so far. */
export type Frame = {
  readonly sign: '(' | '[' | '{'
  /** The word right before the bracket: `pgTable`, `.references`, `@relation`, `fields:`. */
  readonly head: string
  /** Where the bracket stands. */
  readonly open: number
  /** What is written of the item at the place, and how many stand before it. */
  readonly item: string
  readonly index: number
  readonly from: number
}

/** A place of a text at which someone types. */
export type Cursor = {
  readonly text: string
  readonly at: number
  /** Where the word begins that is being typed. */
  readonly from: number
  readonly word: string
  /** The rest of its line, before that word. */
  readonly line: string
  /** From the outermost on; the first is what stands at the top level. */
  readonly frames: readonly [Frame, ...Frame[]]
  /** Where the string begins that the place is in. */
  readonly string: number | null
}

/** How a language is written, as far as it matters where brackets open and close. */
export type Lexis = {
  readonly comments: string
  readonly strings: string
  /** What begins a line at the top level, whatever is left open before it. */
  readonly begins: string
  /** A word, up to its end. */
  readonly word: RegExp
}

type Open = { sign: Frame['sign']; head: string; open: number; from: number; index: number }

const HEAD = /[@\w.$]+\s*:?\s*$/

/** Where someone types in a text, with what is open there; null in a comment. Nothing behind the place matters. */
export function cursorIn(text: string, at: number, { comments, strings, begins, word }: Lexis): Cursor | null {
  const before = text.slice(0, at)
  const signs = new RegExp(`(${comments})|(${strings})|(["'\`])|([([{])|([)\\]}])|([,;])|(\\n)(?=${begins})`, 'gm')
  const top: Open = { sign: '{', head: '', open: -1, from: 0, index: 0 }
  const stack: [Open, ...Open[]] = [top]
  const last = () => stack.at(-1) ?? top
  let string: number | null = null
  for (const found of before.matchAll(signs)) {
    const [sign, comment, whole, quote, open, shut, comma, start] = found
    const { index } = found
    const end = index + sign.length
    const own = last()
    if (comment !== undefined) {
      if (end === at && !(sign.startsWith('/*') && sign.endsWith('*/') && sign.length > 3)) return null
    } else if (whole !== undefined) {
      if (end === at && !isClosed(whole)) string = index
    } else if (quote !== undefined) {
      // A string that its line ends before it is closed is none of ours.
      if (!before.includes('\n', end)) {
        string = index
        break
      }
    } else if (open) {
      const head = HEAD.exec(text.slice(Math.max(own.from, index - 100), index))?.[0].trim() ?? ''
      stack.push({ sign: open as Frame['sign'], head, open: index, from: end, index: 0 })
    } else if (shut) {
      if (stack.length > 1) stack.pop()
      else top.from = end
    } else if (comma) {
      own.from = end
      own.index++
    } else if (start) {
      stack.splice(0, stack.length, top)
      top.from = end
      top.index = 0
    }
  }
  const typed = string === null ? (word.exec(before)?.[0] ?? '') : (/[\w]*$/.exec(before)?.[0] ?? '')
  const from = at - typed.length
  const line = text.slice(before.lastIndexOf('\n') + 1, from)
  const framed = (it: Open): Frame => ({ ...it, item: text.slice(it.from, from).trimStart() })
  const [first, ...rest] = stack
  return { text, at, from, word: typed, line, frames: [framed(first), ...rest.map(framed)], string }
}

function isClosed(string: string): boolean {
  const quote = /^[a-z]*("""|'''|["'`])/i.exec(string)?.[1] ?? ''
  const start = string.indexOf(quote)
  return quote !== '' && string.length >= start + 2 * quote.length && string.endsWith(quote)
}

/** A text whose line at a place leaves nothing open: what stands behind it can then be read. */
export function withoutOpenLine(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const to = end === -1 ? text.length : end
  const line = text.slice(from, to)
  const signs = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '').replace(/[^([{)\]}]/g, '')
  const left = [...signs].reduce((depth, it) => ('([{'.includes(it) ? depth + 1 : Math.max(0, depth - 1)), 0)
  const isLoose = /["'`]/.test(line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, ''))
  const opens = left === 1 && /[([{]\s*$/.test(line)
  return (left > 0 && !opens) || isLoose ? text.slice(0, from) + ' '.repeat(to - from) + text.slice(to) : text
}
