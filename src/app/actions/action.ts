import type { CanvasHandle } from '#canvas'
import type { DesignStore } from '#model'
import type { SessionStore } from '#session'
import type { IconName } from '#ui'
import { msg } from '#words'
import type { Desk } from '../desk.ts'
import type { Keeper } from '../keep/keeper.ts'
import type { Keys } from '../keys.ts'
import type { Visited } from '../visited.ts'

export const ACTION_GROUPS = [
  msg('File'),
  msg('Edit'),
  msg('Insert'),
  msg('Beneath'),
  msg('Pieces'),
  msg('Convert'),
  msg('On the server'),
  msg('View'),
  msg('Arrange'),
  msg('Align'),
  msg('Diagrams'),
  msg('Tools'),
  msg('Help'),
  msg('Language'),
] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/** What an action may reach. */
export type ActionContext = {
  readonly design: DesignStore
  readonly session: SessionStore
  readonly desk: Desk
  readonly keeper: Keeper
  readonly visited: Visited
  readonly canvas: () => CanvasHandle | null
}

/** Something that a person can invoke: from a menu, the palette, by a shortcut, all from this one description. */
export type Action = {
  readonly id: string
  readonly title: string
  readonly group: ActionGroup
  readonly icon?: IconName
  /** The first is shown; all work. */
  readonly keys?: readonly Keys[]
  /** More words that the palette finds it by. */
  readonly words?: string
  /** Listed in the context menu of what is selected. */
  readonly onSelection?: boolean
  readonly danger?: boolean
  readonly enabled?: (context: ActionContext) => boolean
  readonly checked?: (context: ActionContext) => boolean
  /** The title as it is now: "Undo rename users". */
  readonly label?: (context: ActionContext) => string
  readonly run: (context: ActionContext) => void | Promise<void>
}
