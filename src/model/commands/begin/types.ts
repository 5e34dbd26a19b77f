import { newId } from '../../id.ts'
import { make } from '../../make.ts'
import { type Begin, placeFor } from './start.ts'

const label = (text: string) => ({ id: newId('value').slice('value:'.length), label: text })

export const beginEnum: Begin = (at) => [
  make('enum', { ...placeFor(at, 'enum', 'new_enum'), values: [label('first'), label('second')] }),
]

export const beginDomain: Begin = (at) => [make('domain', placeFor(at, 'domain', 'new_domain'))]

export const beginComposite: Begin = (at) => {
  const type = make('composite', placeFor(at, 'composite', 'new_type'))
  return [type, make('attribute', { name: 'attribute', parent: type.id, rank: 'a0' })]
}

export const beginAttribute: Begin = (at) => [make('attribute', placeFor(at, 'attribute', 'attribute'))]

export const beginRange: Begin = (at) => [make('range', placeFor(at, 'range', 'new_range'))]

export const beginSequence: Begin = (at) => [make('sequence', placeFor(at, 'sequence', 'new_sequence'))]
