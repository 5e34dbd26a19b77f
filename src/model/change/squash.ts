import { assertNever, equal } from '#base'
import type { Id } from '../id.ts'
import type { Change } from './change.ts'

/** What a change is about; two changes with one key can be joined. */
function keyOf(change: Change): string {
  switch (change.op) {
    case 'add':
    case 'remove':
      return change.object.id
    case 'set':
      return change.after.id
    case 'intend':
      return `intend/${change.key}`
    case 'diagram':
      return `diagram/${change.id}`
    case 'place':
      return `place/${change.diagram}/${change.about}`
    case 'draw':
      return `draw/${change.diagram}/${change.shape}`
    case 'design':
      return 'design'
    default:
      return assertNever(change)
  }
}

const same = (change: Change): boolean => 'before' in change && equal(change.before, change.after)

/**
 * Two changes in a row of one thing, as one; null where they can't be. Only changes of a thing that stays are joined:
 * moving an add past others could put a child before its parent.
 */
function join(first: Change, second: Change): Change | null {
  if (first.op === 'set' && second.op === 'set') return { op: 'set', before: first.before, after: second.after }
  if (first.op === 'add' && second.op === 'set') return { op: 'add', object: second.after }
  if (first.op !== second.op || !('before' in first) || !('before' in second)) return null
  if (first.op === 'diagram' && !(first.before && first.after && 'after' in second && second.after)) return null
  return { ...first, after: second.after } as Change
}

const holdsParent = (change: Change): Id | null =>
  change.op === 'add' ? change.object.parent : change.op === 'set' ? change.after.parent : null

/** The same effect in fewer changes: typing a name letter by letter becomes one rename. */
export function squash(changes: readonly Change[]): Change[] {
  const result: (Change | null)[] = []
  const last = new Map<string, number>()
  for (const change of changes) {
    const key = keyOf(change)
    const at = last.get(key)
    const before = at === undefined ? null : (result[at] ?? null)
    const joined = before && join(before, change)
    // An add joined with a later move under another parent would come before that parent is there.
    if (joined && at !== undefined && !(before.op === 'add' && holdsParent(before) !== holdsParent(joined))) {
      result[at] = joined
    } else {
      last.set(key, result.length)
      result.push(change)
    }
  }
  return result.filter((change): change is Change => change !== null && !same(change))
}
