import type { DbObject, Id } from '#model'
import { t } from '#words'
import { widthOf } from './measure.ts'
import type { Mark } from './scene.ts'

/** Between the card's edge, its badge, its marks and its title. */
const MARGIN = 12
const BETWEEN = 9
const ICON = 12
const AFTER_ICON = 3

/** How much of a head's right end a badge takes. */
export const badgeRoom = (badge: string | null): number => (badge ? widthOf(badge, 'small') + BETWEEN : 0)

type Found = Pick<Mark, 'sort' | 'ids' | 'text' | 'said' | 'idle'>

function found(root: DbObject, members: readonly DbObject[]): readonly Found[] {
  const ids = (kind: string): readonly Id[] => members.filter((it) => it.kind === kind).map((it) => it.id)
  const policies = ids('policy')
  const triggers = ids('trigger')
  const secured = root.kind === 'table' && root.rowSecurity
  const marks: Found[] = []
  if (policies.length > 0 || secured)
    marks.push({
      sort: 'policy',
      ids: policies.length > 0 ? policies : [root.id],
      text: String(policies.length),
      said: secured
        ? t('{count} policy, row security on|{count} policies, row security on', { count: policies.length })
        : t('{count} policy, row security off|{count} policies, row security off', { count: policies.length }),
      idle: !secured,
    })
  if (triggers.length > 0)
    marks.push({
      sort: 'trigger',
      ids: triggers,
      text: String(triggers.length),
      said: t('{count} trigger|{count} triggers', { count: triggers.length }),
      idle: false,
    })
  return marks
}

/** The marks of a head, not yet in their places, and the room that they and the badge take. */
export function headMarks(root: DbObject, members: readonly DbObject[], badge: string | null) {
  const marks = found(root, members).map((it) => ({ ...it, width: ICON + AFTER_ICON + widthOf(it.text, 'small') }))
  const room = MARGIN + badgeRoom(badge) + marks.reduce((sum, it) => sum + it.width + BETWEEN, 0)
  /** Their places, from the right, in a card of this width. */
  const placed = (width: number): readonly Mark[] => {
    let right = width - MARGIN - badgeRoom(badge)
    return marks.map((it) => {
      const x = right - it.width
      right = x - BETWEEN
      return { ...it, x }
    })
  }
  return { room, placed }
}
