import { memoize } from '#base'
import { all, type DbObject, type Design, kindOf, type Objects, pathOf, typeName } from '#model'
import { iconOfKind } from '#panels'
import type { IconName } from '#ui'
import { t, translated } from '#words'
import { ACTIONS, type Action, type ActionContext } from '../actions/index.ts'
import { mayRun, titleOf } from '../context.tsx'
import type { Findable } from './rank-matches.ts'

export type Entry = Findable & {
  readonly key: string
  readonly icon: IconName
  readonly detail: string
  readonly action: Action | null
  readonly object: DbObject | null
  /** An action that is about what is selected, while that is nothing of its sort. */
  readonly waits: boolean
}

const isFound = (it: DbObject): boolean => it.parent === null || kindOf(it).under.includes('schema') || 'type' in it

const objectsOf = memoize((objects: Objects): readonly DbObject[] => [...all(objects)].filter(isFound))

function entryOf(design: Design, it: DbObject): Entry {
  const inner = !kindOf(it).under.includes('schema') && it.parent !== null
  const path = pathOf(design, it.id)
  const type = it.kind === 'column' ? typeName(design, it.type) : translated(kindOf(it).label.one)
  return {
    key: it.id,
    name: it.name,
    more: path,
    weight: inner ? 4 : 0,
    icon: iconOfKind(it.kind),
    detail: inner ? `${path.slice(0, -it.name.length - 1)} · ${type}` : type,
    action: null,
    object: it,
    waits: false,
  }
}

/** Root objects and columns, by name and path. */
export const objectEntries = (design: Design): readonly Entry[] =>
  objectsOf(design.objects).map((it) => entryOf(design, it))

/** What else stands under tables: indexes, keys, triggers, as Postgres names them in its messages. */
export const innerEntries = memoize((design: Design): readonly Entry[] =>
  [...all(design.objects)].flatMap((it) => (isFound(it) || it.name === '' ? [] : [entryOf(design, it)])),
)

/** Behind all that may run. */
const LAST = 1000

const waits = (action: Action, { design }: ActionContext): boolean =>
  action.onSelection === true && !design.state.getState().readOnly

/** The actions that may run now, and those that only wait for something to be selected. */
export const actionEntries = (context: ActionContext): readonly Entry[] =>
  ACTIONS.filter((it) => it.id !== 'find' && it.id !== 'let-go').flatMap((action) => {
    const may = mayRun(action, context)
    if (!may && !waits(action, context)) return []
    return {
      key: `action ${action.id}`,
      name: titleOf(action, context),
      more: `${action.title} ${translated(action.group)} ${action.group} ${action.words ?? ''}`,
      weight: may ? 2 : LAST,
      icon: action.icon ?? 'bolt',
      detail: may ? translated(action.group) : t('needs a selection'),
      action,
      object: null,
      waits: !may,
    }
  })
