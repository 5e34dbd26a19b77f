import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { all, type Design, driftBetween, KINDS } from '#model'
import { decodeLink, fromFile } from '#share'

type Kept = { readonly link: string; readonly design: string }

const folder = new URL('../../corpus/links/', import.meta.url)
const names = readdirSync(folder)
const keptIn = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Kept
const opened = (found: { readonly design: Design | null }): Design => {
  if (!found.design) throw new Error('it does not open')
  return found.design
}

test.each(names)('a link that was sent opens for ever: %s', (name) => {
  const { link, design } = keptIn(name)
  const now = opened(decodeLink(link))
  expect(driftBetween(opened(fromFile(design)), now)).toEqual([])
})

test('a link of every kind is kept (scripts/old-links.ts)', () => {
  const kinds = new Set(
    names.flatMap((name) => [...all(opened(fromFile(keptIn(name).design)).objects)].map((it) => it.kind)),
  )
  expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([])
})
