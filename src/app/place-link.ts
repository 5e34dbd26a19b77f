/** Where a link leads within a design: an object by its path, a diagram by its name, what is seen of it, how far around. */
export type PlaceLink = {
  readonly at: string | null
  readonly diagram: string | null
  readonly view: { readonly x: number; readonly y: number; readonly k: number } | null
  readonly steps: number | null
}

/** What one may do with what a link opens: work on a copy, or look. */
export type LinkMode = 'edit' | 'view'

const NOWHERE: PlaceLink = { at: null, diagram: null, view: null, steps: null }
const MOST_TEXT = 400
const MOST_STEPS = 9
const FAR = 1e7

const within = (value: number, least: number, most: number): boolean =>
  Number.isFinite(value) && value >= least && value <= most

function viewOf(text: string | null): PlaceLink['view'] {
  const [x = Number.NaN, y = Number.NaN, k = Number.NaN, ...more] = (text ?? '').split(',').map(Number)
  return more.length === 0 && within(x, -FAR, FAR) && within(y, -FAR, FAR) && within(k, 0.01, 8) ? { x, y, k } : null
}

const textOf = (text: string | null): string | null => (text && text.length <= MOST_TEXT ? text : null)

/** The part of an address after `#` in its halves: the design, and where in it. What is not understood says nothing. */
export function readPlaceLink(hash: string): {
  readonly fragment: string
  readonly place: PlaceLink
  readonly mode: LinkMode
} {
  const cut = hash.indexOf('&')
  if (cut === -1) return { fragment: hash, place: NOWHERE, mode: 'edit' }
  const said = new URLSearchParams(hash.slice(cut + 1, cut + 1 + 4 * MOST_TEXT))
  const steps = Number(said.get('steps') ?? Number.NaN)
  return {
    fragment: hash.slice(0, cut),
    place: {
      at: textOf(said.get('at')),
      diagram: textOf(said.get('diagram')),
      view: viewOf(said.get('view')),
      steps: Number.isInteger(steps) && within(steps, 0, MOST_STEPS) ? steps : null,
    },
    mode: said.get('mode') === 'view' ? 'view' : 'edit',
  }
}

/** The part of an address after `#` that leads to a place: in the design that the fragment holds, or, empty, in the open one. */
export function placeLink(fragment: string, place: PlaceLink | null, mode: LinkMode = 'edit'): string {
  const { at, diagram, view, steps } = place ?? NOWHERE
  const said = new URLSearchParams()
  if (at) said.set('at', at)
  if (diagram) said.set('diagram', diagram)
  if (view) said.set('view', `${Math.round(view.x)},${Math.round(view.y)},${Number(view.k.toFixed(3))}`)
  if (steps !== null) said.set('steps', String(steps))
  if (mode === 'view') said.set('mode', mode)
  const words = said.toString()
  return words === '' ? fragment : `${fragment}&${words}`
}
