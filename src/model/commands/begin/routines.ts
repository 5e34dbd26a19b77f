import type { Design } from '../../design.ts'
import { object } from '../../design.ts'
import type { Id } from '../../id.ts'
import type { ObjectOf } from '../../kinds/index.ts'
import { make } from '../../make.ts'
import { rootsOf } from '../../read.ts'
import { schemaFor } from '../object-names.ts'
import { type Begin, placeFor, type Start } from './start.ts'

const typed = (name: string) => ({ name, of: null, dimensions: 0 })

export const beginRoutine: Begin = (at) => [
  make('routine', { ...placeFor(at, 'routine', 'new_function'), returns: typed('integer'), body: 'SELECT 1' }),
]

/** A function that fires can call: one that is there, or a new one beside what it is for. */
function functionReturning(
  design: Design,
  type: string,
  near: Id | null,
  body: string,
): ObjectOf<'routine'> | Id<'routine'> {
  const found = rootsOf(design, 'routine').find(
    (it) => it.returns?.name === type && it.arguments.length === 0 && it.form === 'function',
  )
  if (found) return found.id
  const up = near ? object(design, near)?.parent : null
  const schema = schemaFor(design, up ? (up as Id<'schema'>) : undefined)
  const place = placeFor(
    { design, parent: schema, columns: [] },
    'routine',
    `on_${type === 'trigger' ? 'change' : 'ddl'}`,
  )
  return make('routine', { ...place, returns: typed(type), language: 'plpgsql', body })
}

function calling<T>(
  it: ObjectOf<'routine'> | Id<'routine'>,
  made: (called: { name: string; of: Id<'routine'> }) => T,
): (ObjectOf<'routine'> | T)[] {
  return typeof it === 'string' ? [made({ name: '', of: it })] : [it, made({ name: '', of: it.id })]
}

export const beginTrigger: Begin = (at: Start) => {
  const { design, parent } = at
  const onView = parent !== null && object(design, parent)?.kind === 'view'
  const called = functionReturning(design, 'trigger', parent, '\nBEGIN\n  RETURN NEW;\nEND\n')
  return calling(called, (fn) =>
    make('trigger', {
      ...placeFor(at, 'trigger', 'new_trigger'),
      timing: onView ? 'instead of' : 'before',
      events: ['update'],
      function: fn,
    }),
  )
}

export const beginEventTrigger: Begin = (at) =>
  calling(functionReturning(at.design, 'event_trigger', null, '\nBEGIN\nEND\n'), (fn) =>
    make('event-trigger', { ...placeFor(at, 'event-trigger', 'new_event_trigger'), function: fn }),
  )
