import { useCallback, useEffect, useRef, useState } from 'react'
import type { Notice } from '#model'
import { checker } from './check-client.ts'
import type { CheckAnswer, Fault } from './messages.ts'

/** What a language's own tool said of its text, and when. */
export type Checked = { readonly by: string; readonly at: Date; readonly faults: readonly Notice[] }

/** How long a text has to rest before a tool is asked, and how long it may be. */
const REST = 900
const MOST_LETTERS = 400_000

const ask = checker()

function noticesOf(text: string, faults: readonly Fault[]): readonly Notice[] {
  return faults.map(({ message, severity, from, to }) => {
    const lines = text.slice(0, from).split('\n')
    const place = { from, to, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    return { code: 'import/tool', severity, message, at: place }
  })
}

/** Has each language's tool look at the text that is shown, once it rests. */
export function useChecked(
  language: string,
  textNow: () => string | null,
  onFaults: (faults: readonly Notice[]) => void,
) {
  const [all, setAll] = useState<ReadonlyMap<string, Checked>>(new Map())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const given = useRef({ textNow, onFaults, looked: '' })
  given.current = { ...given.current, textNow, onFaults }
  const look = useCallback(async () => {
    const text = given.current.textNow()
    const key = `${language}\0${text}`
    if (text === null || text.trim() === '' || text.length > MOST_LETTERS || key === given.current.looked) return
    const answer: CheckAnswer | null = await ask(language, text)
    // What was typed meanwhile is looked at next.
    if (!answer?.by || given.current.textNow() !== text) return
    given.current.looked = key
    const checked = { by: answer.by, at: new Date(), faults: noticesOf(text, answer.faults) }
    setAll((was) => new Map(was).set(language, checked))
    given.current.onFaults(checked.faults)
  }, [language])
  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(look, REST)
  }, [look])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { all, soon }
}
