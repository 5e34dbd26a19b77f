import { COLOURS, type Colour, type Severity } from '#model'

const TOKENS = [
  'bg',
  'bg-raised',
  'bg-sunken',
  'line',
  'line-strong',
  'text',
  'text-muted',
  'text-faint',
  'accent',
  'accent-soft',
  'danger',
  'warning',
  'info',
  'ok',
  'canvas',
  'canvas-dot',
  'card',
  'card-head',
  'key',
  'edge',
  'lineage',
  'edge-lit',
] as const
type Token = (typeof TOKENS)[number]

/** The theme's colours as a canvas takes them. */
export type Palette = { readonly [K in Token]: string } & { readonly colours: Readonly<Record<Colour, string>> }

/**
 * Reads the theme's custom properties. Through a probe's computed colour, since a canvas does not understand
 * everything that a custom property may hold (light-dark, nested var).
 */
export function readPalette(root: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.style.display = 'none'
  // Where the system has its own colours, an element's would all be read as one.
  probe.style.setProperty('forced-color-adjust', 'none')
  root.append(probe)
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const tokens = Object.fromEntries(TOKENS.map((name) => [name, read(name)])) as { [K in Token]: string }
  const colours = Object.fromEntries(COLOURS.map((name) => [name, read(`colour-${name}`)])) as Record<Colour, string>
  probe.remove()
  return { ...tokens, colours }
}

export const severityColour = (palette: Palette, severity: Severity): string =>
  severity === 'error' ? palette.danger : severity === 'warning' ? palette.warning : palette.info
