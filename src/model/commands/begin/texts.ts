import { make } from '../../make.ts'
import { type Begin, placeFor } from './start.ts'

/** Text sorted as people of one language do. */
export const beginCollation: Begin = (at) => [make('collation', { ...placeFor(at, 'collation', 'new_collation') })]

export const beginDictionary: Begin = (at) => [
  make('text-search-dictionary', {
    ...placeFor(at, 'text-search-dictionary', 'new_dictionary'),
    template: { name: 'simple', of: null },
  }),
]

export const beginSearch: Begin = (at) => [
  make('text-search-configuration', {
    ...placeFor(at, 'text-search-configuration', 'new_search'),
    parser: { name: '"default"', of: null },
    mappings: [{ token: 'asciiword', dictionaries: [{ name: 'simple', of: null }] }],
  }),
]
