import { useEffect, useState } from 'react'
import { bucketOf, type Id } from '#model'
import { useDesign } from '#session'

/** What is worked out about a table as it is now, asked again when the table or what is known of it changes; null until it is told. */
export function useWorkedOut<T>(table: Id<'table'>, ask: (table: Id<'table'>) => Promise<T | null>): T | null {
  const [told, setTold] = useState<T | null>(null)
  const rests = useDesign(
    (design) => [bucketOf(design.objects, table), design.intent] as const,
    (a, b) => a[0] === b[0] && a[1] === b[1],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when what the answer rests on has changed
  useEffect(() => {
    let here = true
    void ask(table).then((said) => here && setTold(said))
    return () => {
      here = false
    }
  }, [rests, table, ask])
  return told
}
