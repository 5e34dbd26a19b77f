/** What a canvas is told to write with, in its parts. */
export type FontLook = { readonly family: 'sans' | 'mono'; readonly weight: 400 | 600; readonly size: number }

/** The families' own names, as a page and a picture ask for them. */
export const FAMILY_NAMES = { sans: 'Inter', mono: 'JetBrains Mono' } as const

/** Reads `600 13px "Inter", …`. Pictures know two weights. */
export function readFont(font: string): FontLook {
  const [, weight = '400', size = '13'] = /^(\d+) ([\d.]+)px/.exec(font) ?? []
  return {
    family: font.includes('monospace') ? 'mono' : 'sans',
    weight: Number(weight) >= 600 ? 600 : 400,
    size: Number(size),
  }
}

/** The same with the family that goes along before those that may be there. */
export const withBrought = (font: string): string =>
  font.replace(/^(\d+ [\d.]+px )/, `$1"${FAMILY_NAMES[readFont(font).family]}", `)
