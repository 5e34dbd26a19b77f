import type { MenuGroup, MenuItem } from '#ui'
import { msg, t, translated } from '#words'
import { ACTIONS, type Action, type ActionContext, type ActionGroup } from './actions/index.ts'
import { mayRun, titleOf } from './context.tsx'
import { showKeys } from './keys.ts'

/** What a group of a menu is headed by where its lines alone do not say. */
const TITLED: Partial<Readonly<Record<ActionGroup, string>>> = {
  Insert: msg('In the design'),
  Beneath: msg('In what is selected'),
  Pieces: msg('Pieces on what is selected'),
  'On the server': msg('On the server'),
  Convert: msg('Convert what is selected'),
  Tools: msg('Tools'),
  Language: msg('Language'),
}

/** Where things are added. */
export const INSERTS: readonly ActionGroup[] = ['Insert', 'Beneath', 'Pieces', 'On the server']

const NOT_LISTED = new Set(['let-go'])

/** An action as a line of a menu. */
export function itemOf(action: Action, context: ActionContext): MenuItem {
  const keys = action.keys?.[0]
  return {
    id: action.id,
    label: titleOf(action, context),
    disabled: !mayRun(action, context),
    danger: action.danger ?? false,
    ...(action.icon ? { icon: action.icon } : {}),
    ...(action.checked ? { checked: action.checked(context) } : {}),
    ...(keys ? { keys: showKeys(keys) } : {}),
    run: () => void action.run(context),
  }
}

/** The actions of some groups, each group between lines. */
export const groupsOf = (names: readonly ActionGroup[], context: ActionContext): MenuGroup[] =>
  names.map((name) => ({
    ...(TITLED[name] ? { title: translated(TITLED[name]) } : {}),
    items: ACTIONS.filter((it) => it.group === name && !NOT_LISTED.has(it.id)).map((it) => itemOf(it, context)),
  }))

/** What can be done with the selection, or, with none, with the diagram. */
export function contextGroups(context: ActionContext): MenuGroup[] {
  const some = context.session.now().selection.size > 0
  const fits = (it: Action) => (some ? it.onSelection === true : !it.onSelection)
  const pick = (name: ActionGroup) =>
    ACTIONS.filter((it) => it.group === name && fits(it) && mayRun(it, context)).map((it) => itemOf(it, context))
  return some
    ? [
        { title: t('Add'), items: [...pick('Beneath'), ...pick('Insert')] },
        { items: pick('Edit') },
        { title: t('Convert'), items: pick('Convert') },
        { items: pick('Arrange') },
        { items: pick('Align') },
        { items: [...pick('View'), ...pick('Diagrams')] },
      ]
    : [
        { title: t('Add'), items: pick('Insert') },
        { items: pick('Arrange') },
        { items: pick('Edit') },
        { items: [...pick('View'), ...pick('Diagrams')] },
      ]
}
