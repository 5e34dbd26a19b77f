import type { Change } from './change.ts'

function invertOne(change: Change): Change {
  switch (change.op) {
    case 'add':
      return { op: 'remove', object: change.object }
    case 'remove':
      return { op: 'add', object: change.object }
    default:
      // The union's members are turned round alike; TypeScript can't relate a spread to the union by itself.
      return { ...change, before: change.after, after: change.before } as Change
  }
}

/** The changes that take a design back: each turned round, last first. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.map(invertOne).reverse()
}
