import type { ReactNode } from 'react'
import { SLOT } from '#words'

/** A text with something in the midst of it, wherever its language has the place. */
export function Around({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [before, ...after] = text.split(SLOT)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
