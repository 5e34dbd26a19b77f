import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { Change } from '#model'
import { useDesignStore } from '#session'
import { editsBetween } from './chunk-edits.ts'
import { codeClient } from './code-client.ts'
import type { CodeEditorHandle } from './code-editor.tsx'

/**
 * How long SQL waits for more of it, since it is run: all else is only read, and at once. What is typed while that goes on
 * goes together. And how long someone pauses before what comes next is a step of its own.
 */
const SQL_SOON = 60
const PAUSE = 1000

export type Typing = {
  /** Someone has typed. */
  readonly type: () => void
  /** Does at once what was typed; resolves when it is done. */
  readonly flush: () => Promise<void>
  /** Does what was typed, and makes what comes next a step of its own. */
  readonly apart: () => Promise<void>
  /** Tells that the editor now shows the text of this version, and gives whether it may take the edits that lead there. */
  readonly follow: (version: number, edits: boolean) => boolean
}

/** Takes what is typed to the design, one step a pause. */
export function useTyping(
  language: string,
  editor: RefObject<CodeEditorHandle | null>,
  onTyped: (changes: readonly Change[], burst: number) => Promise<void>,
): Typing {
  const client = codeClient(useDesignStore())
  /** The version that the text in the editor is made of, and whether someone has typed since. */
  const base = useRef({ version: 0, dirty: false, burst: 0, last: 0 })
  const latest = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const going = useRef<Promise<void>>(Promise.resolve())
  const commit = useRef(onTyped)
  commit.current = onTyped

  const send = useCallback(async () => {
    if (!base.current.dirty) return
    const text = latest.current
    const { burst } = base.current
    base.current.dirty = false
    const answer = await client.type(language, text, base.current.version)
    if (!answer) return
    base.current.version = answer.version
    // What the design did meanwhile is in the text as well.
    if (!base.current.dirty && answer.text !== text)
      editor.current?.apply(editsBetween([{ text }], [{ text: answer.text }]))
    if (answer.changes.length > 0) await commit.current(answer.changes, burst)
  }, [client, language, editor])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    // What one text came to is no reason not to send the next.
    going.current = going.current.then(send, send)
    return going.current
  }, [send])

  // What was typed is not lost with the pane, or when another language is chosen.
  useEffect(() => () => void flush(), [flush])

  const follow = useCallback((version: number, edits: boolean) => {
    if (edits && base.current.dirty) return false
    base.current.version = version
    return true
  }, [])

  return {
    type() {
      const now = performance.now()
      if (now - base.current.last > PAUSE) base.current.burst++
      base.current.last = now
      base.current.dirty = true
      latest.current = editor.current?.text() ?? latest.current
      clearTimeout(timer.current)
      if (language === 'sql') timer.current = setTimeout(flush, SQL_SOON)
      else void flush()
    },
    flush,
    async apart() {
      await flush()
      base.current.last = 0
    },
    follow,
  }
}
