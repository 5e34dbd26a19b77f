import { Words } from '#base'
import { replaced } from './replaced.ts'

/** Whether an arm of an AND is an AND in brackets, or one of an OR an OR. */
function nestsItself(bracketed: string): boolean {
  const words = new Words(bracketed)
  const joinedAt: (string | null)[] = [null]
  const opened: (string | null)[] = []
  for (let at = 0; at < words.all.length; at++) {
    const joiner = words.is(at, 'and') ? 'and' : words.is(at, 'or') ? 'or' : null
    if (joiner) joinedAt[joinedAt.length - 1] = joiner
    else if (words.is(at, '(')) {
      opened.push(words.is(at - 1, 'and') ? 'and' : words.is(at - 1, 'or') ? 'or' : null)
      joinedAt.push(null)
    } else if (words.is(at, ')')) {
      const [before, within] = [opened.pop(), joinedAt.pop()]
      if (before && before === within) return true
    }
  }
  return false
}

/** Without the brackets around all of it. */
function unwrapped(sql: string): string {
  const words = new Words(sql)
  return words.is(0, '(') && words.end(0) === words.all.length - 1 ? sql.slice(1, -1) : sql
}

/** A value with each expression that was printed in both ways (`printedJson`) in the one that says the same when it is read. */
export const withBrackets = (value: unknown): unknown =>
  replaced(value, ({ $printed }) => {
    if ($printed === undefined) return undefined
    const [without, every] = $printed as readonly [string, string]
    return nestsItself(every) ? unwrapped(every) : without
  })
