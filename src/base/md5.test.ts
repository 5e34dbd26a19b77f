import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { md5 } from './md5.ts'

test.each(['', 'abc', 'é'.repeat(31), 'x'.repeat(55), 'y'.repeat(64), 'a 🙂 name'.repeat(20)])('md5 of %j', (text) =>
  expect(md5(text)).toBe(createHash('md5').update(text).digest('hex')),
)
