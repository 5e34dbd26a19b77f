import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react'

type Later<P> = {
  (props: P & { readonly meanwhile?: ReactNode }): ReactNode
  /** Loads it before there is anything to show in it. Where that fails, whoever shows it is told. */
  readonly prepare: () => Promise<void>
}

/** Thrown at whoever shows what could not be loaded. */
export class NotLoaded extends Error {}

/**
 * A component that is loaded when it is first shown, `meanwhile` in its place. React's own `lazy` holds back for 300 ms what comes after a
 * fallback (`FALLBACK_THROTTLE_MS` of its reconciler), even where it was loaded long before: this one is there in the next frame, and at
 * once where it was prepared. What could not be loaded is thrown at whoever shows it, and asked for anew by the next.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let known: ComponentType<P> | null = null
  let loading: Promise<unknown> | null = null
  const loaded = (): Promise<unknown> => {
    loading ??= load().then(
      (component) => {
        known = component
      },
      (problem: unknown) => {
        loading = null
        throw problem
      },
    )
    return loading
  }
  function Loaded({ meanwhile = null, ...props }: { readonly meanwhile?: ReactNode }): ReactNode {
    const [shown, show] = useState(() => known)
    const [failed, fail] = useState<{ readonly problem: unknown } | null>(null)
    useEffect(() => {
      if (shown) return
      let isThere = true
      loaded().then(
        () => isThere && show(() => known),
        (problem: unknown) => isThere && fail({ problem }),
      )
      return () => {
        isThere = false
      }
    }, [shown])
    if (failed) throw new NotLoaded('not loaded', { cause: failed.problem })
    return shown ? createElement(shown, props as P) : meanwhile
  }
  const prepare = (): Promise<void> =>
    loaded().then(
      () => {},
      () => {},
    )
  return Object.assign(Loaded, { prepare })
}
