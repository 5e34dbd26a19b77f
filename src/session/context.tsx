import { createContext, type ReactNode, startTransition, useContext, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { invariant } from '#base'
import type { Design, DesignStore } from '#model'
import { afterPaint } from './after-paint.ts'
import type { SessionState } from './session-state.ts'
import type { SessionStore } from './session-store.ts'

type Stores = { readonly design: DesignStore; readonly session: SessionStore }

const StoresContext = createContext<Stores | null>(null)

/** Gives everything below it the design and what the person has in hand. The two stores stay the same for good. */
export function SessionProvider({ design, session, children }: Stores & { readonly children: ReactNode }) {
  const stores = useRef({ design, session })
  if (stores.current.design !== design || stores.current.session !== session) stores.current = { design, session }
  return <StoresContext value={stores.current}>{children}</StoresContext>
}

function useStores(): Stores {
  const stores = useContext(StoresContext)
  invariant(stores, 'a SessionProvider stands above')
  return stores
}

export const useDesignStore = (): DesignStore => useStores().design
export const useSessionStore = (): SessionStore => useStores().session

/** Keeps the value that was there as long as `same` finds the new one alike. */
function useSteady<S, T>(select: (state: S) => T, same: (a: T, b: T) => boolean): (state: S) => T {
  const held = useRef<{ value: T } | null>(null)
  return (state) => {
    const value = select(state)
    if (held.current && same(held.current.value, value)) return held.current.value
    held.current = { value }
    return value
  }
}

/** A part of the design; renders again when that part changes. Give `same` where `select` makes a new array or object. */
export function useDesign<T>(select: (design: Design) => T, same: (a: T, b: T) => boolean = Object.is): T {
  return useStore(
    useStores().design.state,
    useSteady(({ design }) => select(design), same),
  )
}

/** Whether the design may only be looked at. */
export const useReadOnly = (): boolean => useStore(useStores().design.state, (it) => it.readOnly)

/** The whole design as it was when a frame was last painted: for what is long, and may come a moment after an edit. */
export function usePaintedDesign(): Design {
  const { state } = useDesignStore()
  const [painted, setPainted] = useState(() => state.getState().design)
  useEffect(() => {
    let waiting: (() => void) | null = null
    const follow = () => {
      waiting = null
      startTransition(() => setPainted(state.getState().design))
    }
    follow()
    const stop = state.subscribe(() => {
      waiting ??= afterPaint(follow)
    })
    return () => {
      stop()
      waiting?.()
    }
  }, [state])
  return painted
}

/** A part of the session; renders again when that part changes. */
export function useSession<T>(select: (session: SessionState) => T, same: (a: T, b: T) => boolean = Object.is): T {
  return useStore(useStores().session.state, useSteady(select, same))
}
