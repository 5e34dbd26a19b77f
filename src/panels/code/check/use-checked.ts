import { useCallback, useEffect, useRef, useState } from 'react'
import type { Notice } from '#model'
import { t } from '#words'
import { checker } from './check-client.ts'
import type { CheckAnswer, Fault } from './messages.ts'

/** What a language's own tool said of its text, and when; or why it was not asked. */
export type Checked =
  | { readonly by: string; readonly at: Date; readonly faults: readonly Notice[] }
  | { readonly by: null; readonly why: string }

/**
 * How long a text has to rest before a tool is asked: longer where the tool takes long, since whoever types on would wait for
 * it. And how long a text may be.
 */
const REST = 900
const MOST_REST = 4000
const MOST_LETTERS = 400_000

const ask = checker()

function noticesOf(text: string, faults: readonly Fault[]): readonly Notice[] {
  return faults.map(({ message, severity, from, to }) => {
    const lines = text.slice(0, from).split('\n')
    const place = { from, to, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    return { code: 'import/tool', severity, message, at: place }
  })
}

function answerFor(language: string, text: string): Promise<CheckAnswer | null> | CheckAnswer {
  if (text.trim() === '') return { by: null, why: null }
  if (text.length <= MOST_LETTERS) return ask(language, text)
  return { by: null, why: t('the text is longer than {count} letters', { count: MOST_LETTERS }) }
}

function checkedBy(answer: CheckAnswer, text: string): Checked | null {
  if (answer.by !== null) return { by: answer.by, at: new Date(), faults: noticesOf(text, answer.faults) }
  return answer.why === null ? null : { by: null, why: answer.why }
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
  const asking = useRef(false)
  /** How long the tool of each language took last. */
  const lasted = useRef(new Map<string, number>())
  const again = useRef(() => {})
  const look = useCallback(async () => {
    const text = given.current.textNow()
    const key = `${language}\0${text}`
    if (text === null || key === given.current.looked || asking.current) return
    const begun = performance.now()
    asking.current = true
    const answer = await answerFor(language, text)
    asking.current = false
    lasted.current.set(language, performance.now() - begun)
    // What was typed meanwhile is looked at once it rests.
    if (!answer || given.current.textNow() !== text) return again.current()
    given.current.looked = key
    const checked = checkedBy(answer, text)
    setAll((was) => {
      const now = new Map(was)
      if (checked) now.set(language, checked)
      else now.delete(language)
      return now
    })
    given.current.onFaults(checked?.by ? checked.faults : [])
  }, [language])
  const soon = useCallback(() => {
    clearTimeout(timer.current)
    const rest = 2 * (lasted.current.get(language) ?? 0)
    timer.current = setTimeout(look, Math.min(MOST_REST, Math.max(REST, rest)))
  }, [look, language])
  again.current = soon
  useEffect(() => () => clearTimeout(timer.current), [])
  return { all, soon }
}
