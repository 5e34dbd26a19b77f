import { useEffect, useState } from 'react'
import { useDesignStore } from '#session'
import { type FindClient, startFind } from './find-client.ts'
import type { FindQuery, Found } from './search.ts'

const AFTER_TYPING = 60
const AFTER_EDIT = 250
const NOTHING: Found = { hits: [], more: false }

/** What a query finds, kept up to date while the design changes; and the worker that finds it. */
export function useFind(query: FindQuery): { found: Found; client: FindClient | null } {
  const store = useDesignStore()
  const [client, setClient] = useState<FindClient | null>(null)
  const [found, setFound] = useState<Found>(NOTHING)
  const [edits, setEdits] = useState(0)
  useEffect(() => {
    const mine = startFind(store)
    setClient(mine)
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = store.listen(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setEdits((n) => n + 1), AFTER_EDIT)
    })
    return () => {
      clearTimeout(timer)
      stop()
      mine.stop()
    }
  }, [store])
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit asks again
  useEffect(() => {
    if (!client) return
    let here = true
    if (query.text === '') return setFound(NOTHING)
    const timer = setTimeout(() => void client.find(query).then((it) => here && setFound(it)), AFTER_TYPING)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [client, query, edits])
  return { found, client }
}
