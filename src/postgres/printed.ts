import { Words } from '#base'

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

/** Values with each expression that was printed in both ways (`printedJson`) in the one that says the same when it is read. */
export function withBrackets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBrackets)
  if (typeof value !== 'object' || value === null) return value
  const both = (value as { $printed?: readonly [string, string] }).$printed
  if (both) return nestsItself(both[1]) ? unwrapped(both[1]) : both[0]
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withBrackets(each)]))
}
