import { useEffect, useRef, useState } from 'react'
import type { Learned } from '#model'
import type { Owner } from './candidates.ts'
import type { CheckExpression } from './expression-check.ts'
import type { Trouble } from './told.ts'

/** People type faster than they want to be told. */
const AFTER = 300

/** What Postgres says against a field as it stands or is being typed; stale answers are dropped. */
export function useTold({ object: it, field }: Owner, check: CheckExpression | null) {
  const [typed, setTyped] = useState<{ readonly value: unknown } | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const known = useRef<{ readonly value: unknown; readonly learned: Learned } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is part of the object now
  useEffect(() => setTyped(null), [it])
  useEffect(() => {
    if (!check) return
    let here = true
    const timer = setTimeout(() => {
      const asked = typed ? { ...it, [field]: typed.value } : it
      void check(asked, field).then((told) => {
        if (!here) return
        setTrouble(told.trouble)
        if (typed && told.learned) known.current = { value: typed.value, learned: told.learned }
      })
    }, AFTER)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [it, field, typed, check])
  return {
    trouble,
    hear: (value: unknown) => setTyped({ value }),
    /** What Postgres said of the object with this value, if it was asked already. */
    learnedOf: (value: unknown): Learned | null => {
      const last = known.current
      return last && last.value === value ? last.learned : null
    },
  }
}
