import { expect, test } from 'vitest'
import { noticeLine } from './notice-line.ts'

test('what is told of a file of a folder names that file and its line', () => {
  const place = { line: 9, column: 15, from: 200, to: 210 }
  const told = { code: 'import/unread', severity: 'warning', message: 'It can’t be read' } as const
  const line = '9:15: warning: It can’t be read [import/unread]'
  expect(noticeLine({ ...told, at: { ...place, path: 'users.ts' } }, 'db/')).toBe(`db/users.ts:${line}`)
  expect(noticeLine({ ...told, at: place }, 'users.ts')).toBe(`users.ts:${line}`)
})
