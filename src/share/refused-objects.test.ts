import { expect, test } from 'vitest'
import { apply, emptyDesign, make } from '#model'
import { fromFile, toFile } from '#share'

test('names the object and the field that is wrong', () => {
  const design = apply(emptyDesign('One'), [
    { op: 'add', object: make('table', { name: 'users', rank: 'a1', parent: null }) },
  ])
  const file = JSON.parse(toFile(design))
  const [id] = Object.entries(file.objects).find(([, it]) => (it as { kind: string }).kind === 'table') ?? ['']
  file.objects[id].comment = 7
  const opened = fromFile(JSON.stringify(file))
  expect(opened.notices.map((it) => it.message)).toEqual([expect.stringMatching(/^table users: comment .*string/)])
  file.objects[id].comment = null
  const told = (more: object) =>
    fromFile(
      JSON.stringify({
        ...file,
        objects: { ...file.objects, [id]: { ...file.objects[id], parent: 'schema:public', ...more } },
      }),
    ).notices
  expect(told({})).toEqual([])
  expect(told({ colour: 'red' })[0]?.message).toBe('table users: colour is no field of it')
  expect(told({ rank: undefined })[0]?.message).toBe('table users: rank is missing')
  expect(told({ uses: ['table:a', 7] })[0]?.message).toMatch(/^table users: uses\.1 is not an id/)
  expect(told(JSON.parse('{"__proto__": 1}'))[0]?.message).toBe('table users: __proto__ is no field of it')
})

test('takes out whatever leans on what is not there, however long the chain', () => {
  const many = 20_000
  const table = (i: number, more: object) => [`table:t${i}`, { kind: 'table', name: `t${i}`, rank: 'a0', ...more }]
  const opened = (objects: readonly (readonly unknown[])[]) => {
    const file = JSON.parse(toFile(emptyDesign()))
    const all = { ...file.objects, ...Object.fromEntries(objects as [string, object][]) }
    return fromFile(JSON.stringify({ ...file, objects: all }))
  }
  const heirs = [...Array(many)].map((_, i) => table(i, { parent: 'schema:public', inherits: [`table:t${i + 1}`] }))
  const nested = [...Array(many)].map((_, i) => table(i, { parent: `table:t${i + 1}` }))
  const ring = [...nested, table(many, { parent: 'table:t0' })]
  for (const objects of [heirs, nested, ring]) {
    const { design, notices } = opened(objects)
    expect(notices).toHaveLength(objects.length)
    expect(design && [...design.objects.buckets.keys()]).toEqual(['schema:public'])
  }
})
