import type { CSSProperties } from 'react'

/** The size of a pane, in pixels, as its style sheet reads it. */
export const sized = (size: number) => ({ '--size': `${size}px` }) as CSSProperties
