import { expect, test } from 'vitest'
import { plural, singular } from '#base'

test.each([
  'user users',
  'category categories',
  'day days',
  'tie ties',
  'box boxes',
  'address addresses',
  'status statuses',
  'bus buses',
  'use uses',
  'house houses',
  'database databases',
  'size sizes',
  'cache caches',
  'response responses',
  'hero heroes',
  'potato potatoes',
  'photo photos',
  'logo logos',
  'shoe shoes',
  'person people',
  'index indexes',
  'analysis analyses',
  'canvas canvases',
  'movie movies',
  'ad ads',
  'blog_post blog_posts',
  'BlogPerson BlogPeople',
  'APIKey APIKeys',
  'USER USERS',
  'series series',
  'user_data user_data',
])('%s', (pair) => {
  const [one = '', many = ''] = pair.split(' ')
  expect([singular(many), singular(one), plural(one), plural(many)]).toEqual([one, one, many, many])
})

test.each(['', '2', 'v2', '用户', 's', '__proto__'])('%j is no noun and harms nothing', (name) => {
  expect(singular(name)).toBe(name)
})
