import { useEffect, useState } from 'react'
import type { Owner } from './candidates.ts'
import type { CheckExpression } from './expression-check.ts'

/** People type faster than they want to be told. */
const AFTER = 300

/**
 * What Postgres says against a field as it stands or is being typed; stale answers are dropped. The second result hears
 * what is typed.
 */
export function useTrouble({ object: it, field }: Owner, check: CheckExpression | null) {
  const [typed, setTyped] = useState<{ readonly value: unknown } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is part of the object now
  useEffect(() => setTyped(null), [it])
  useEffect(() => {
    if (!check) return
    let here = true
    const timer = setTimeout(() => {
      const asked = typed ? { ...it, [field]: typed.value } : it
      void check(asked, field).then((answer) => here && setTrouble(answer))
    }, AFTER)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [it, field, typed, check])
  return [trouble, (value: unknown) => setTyped({ value })] as const
}
