import { memoize } from '#base'
import { all, type DbObject, type Design, kindOf, type Objects, pathOf, typeName } from '#model'
import { iconOfKind } from '#panels'
import type { IconName } from '#ui'
import { translated } from '#words'
import { ACTIONS, type Action, type ActionContext } from '../actions/index.ts'
import { mayRun, titleOf } from '../context.tsx'
import type { Findable } from './rank-matches.ts'

export type Entry = Findable & {
  readonly key: string
  readonly icon: IconName
  readonly detail: string
  readonly action: Action | null
  readonly object: DbObject | null
}

const isFound = (it: DbObject): boolean => it.parent === null || kindOf(it).under.includes('schema') || 'type' in it

const objectsOf = memoize((objects: Objects): readonly DbObject[] => [...all(objects)].filter(isFound))

/** Root objects and columns, by name and path. */
export const objectEntries = (design: Design): readonly Entry[] =>
  objectsOf(design.objects).map((it) => {
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
    }
  })

/** The actions that may run now. */
export const actionEntries = (context: ActionContext): readonly Entry[] =>
  ACTIONS.filter((it) => it.id !== 'find' && it.id !== 'let-go' && mayRun(it, context)).map((action) => ({
    key: `action ${action.id}`,
    name: titleOf(action, context),
    more: `${action.title} ${translated(action.group)} ${action.group} ${action.words ?? ''}`,
    weight: 2,
    icon: action.icon ?? 'bolt',
    detail: translated(action.group),
    action,
    object: null,
  }))
