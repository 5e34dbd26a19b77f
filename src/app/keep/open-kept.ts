import { toast } from '#ui'
import { t } from '#words'
import type { ActionContext } from '../actions/index.ts'
import { goToPlace } from '../place-in.ts'
import { type PlaceLink, readPlaceLink } from '../place-link.ts'
import { lastOpened, rememberLast } from './last-opened.ts'

/** Opens a design that is kept in this browser. */
export async function openKept(context: ActionContext, id: string): Promise<boolean> {
  const { design, desk, session, keeper } = context
  const was = desk.getState().designId
  // What is open is left first: its last edits are saved under its own id, which may be this one.
  desk.setState({ designId: null })
  const { design: kept } = await keeper.ask('take', { id })
  if (!kept) {
    desk.setState({ designId: was })
    return false
  }
  session.select([])
  desk.setState({ start: false, designId: id, save: 'saved' })
  design.open(kept)
  rememberLast(id)
  return true
}

/** Goes to a place as soon as there is a canvas to show it. */
function goThere(context: ActionContext, place: PlaceLink, patience = 200): void {
  if (Object.values(place).every((it) => it === null)) return
  if (context.canvas()) goToPlace(context, place)
  else if (patience > 0) setTimeout(() => goThere(context, place, patience - 1), 50)
}

/** Opens what the address holds, else what was open last. */
export async function openFirst(context: ActionContext): Promise<void> {
  const link = readPlaceLink(location.hash.slice(1))
  const last = lastOpened()
  context.desk.setState({ opening: link.fragment !== '' || last !== null })
  try {
    await openLinked(context, link)
    if (last && context.desk.getState().start) await openKept(context, last)
    goThere(context, link.place)
  } finally {
    context.desk.setState({ opening: false })
  }
}

/** A shared design opens as a copy of its own, or to be looked at only. */
async function openLinked(context: ActionContext, { fragment, mode }: ReturnType<typeof readPlaceLink>): Promise<void> {
  const { design, desk, keeper } = context
  if (fragment === '') return
  const readOnly = mode === 'view'
  if (readOnly) design.open(design.design(), { readOnly })
  const opened = await keeper.ask('readLink', { fragment })
  if (opened.design && readOnly) {
    desk.setState({ start: false, designId: null })
    design.open(opened.design, { readOnly })
    return
  }
  if (readOnly) design.open(design.design())
  // Once it is edited the address no longer says what is here, and a reload must not bring the old state back.
  history.replaceState(null, '', location.pathname + location.search)
  if (!opened.design)
    return toast(opened.notices[0]?.message ?? t('This link holds no design that can be read.'), { tone: 'error' })
  desk.setState({ start: false, designId: null })
  design.open(opened.design)
  toast(t('Opened as a copy of your own. Whoever sent the link does not see your edits.'))
}

/** Follows links to a place in the open design: `#&at=users`. */
export function followPlaceLinks(context: ActionContext): void {
  window.addEventListener('hashchange', () => {
    const { fragment, place } = readPlaceLink(location.hash.slice(1))
    if (fragment === '') goThere(context, place)
  })
}
