import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Change, Id, Notice } from '#model'
import { useDesignStore, useSessionStore } from '#session'
import { type Checked, useChecked } from './check/use-checked.ts'
import { codeClient } from './code-client.ts'
import type { CodeEditorHandle } from './code-editor.tsx'
import type { CodeAnswer, TextFile } from './code-messages.ts'
import type { Asker } from './language-features.ts'
import { useAsker } from './use-asker.ts'
import { useTyping } from './use-typing.ts'

export type ShownCode = {
  readonly paths: readonly string[]
  readonly path: string | null
  readonly notices: readonly Notice[]
  readonly trouble: string | null
  /** How much in the text can't be read: nothing is done while it is so. */
  readonly faults: readonly Notice[]
  /** What each language's own tool said of its text. */
  readonly checked: ReadonlyMap<string, Checked>
  readonly choosePath: (path: string) => void
  readonly pickAt: (offset: number) => void
  readonly asker: Asker
  readonly type: () => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

type CodeGiven = {
  readonly language: string
  /** The file that its tool can look at. */
  readonly typed: string | null
  readonly editor: RefObject<CodeEditorHandle | null>
  readonly ready: boolean
  readonly onTyped: (changes: readonly Change[], burst: number) => Promise<void>
  /** Renames something of the design. */
  readonly onRename: (changes: readonly Change[], title: string) => void
}

/** Keeps an editor showing one language of the design, and its marked lines those of the selection. */
export function useCode({ language, typed, editor, ready, onTyped, onRename }: CodeGiven): ShownCode {
  const store = useDesignStore()
  const session = useSessionStore()
  const client = codeClient(store)
  const typing = useTyping(language, editor, onTyped)
  const { follow } = typing
  const asker = useAsker({ language, editor, typing, onRename })
  const files = useRef<readonly TextFile[]>([])
  const path = useRef<string | null>(null)
  const checked = useChecked(
    language,
    () => (path.current !== null && path.current === typed ? (editor.current?.text() ?? null) : null),
    (faults) => editor.current?.blame(faults, 'tool'),
  )
  const { soon } = checked
  /** What was just picked in the text itself: the view must not jump for it. */
  const picked = useRef<Id | null>(null)
  const [state, setState] = useState<Pick<ShownCode, 'paths' | 'path' | 'notices' | 'faults' | 'trouble'>>({
    paths: [],
    path: null,
    notices: [],
    faults: [],
    trouble: null,
  })

  const mark = useCallback(
    async (reveal: boolean) => {
      const ids = [...session.now().selection].filter((id): id is Id => id.includes(':'))
      const ranges = ids.length > 0 ? await client.where(ids) : []
      const here = ranges.filter((range) => range.path === path.current)
      const mine = ids.length === 1 && ids[0] === picked.current
      editor.current?.mark(here, reveal && !mine)
    },
    [client, session, editor],
  )

  useEffect(() => {
    if (!ready) return
    return client.watch(language, (answer: Extract<CodeAnswer, { tell: 'text' | 'edits' | 'trouble' }>) => {
      if (answer.tell === 'trouble') return setState((was) => ({ ...was, trouble: answer.message }))
      if (answer.exporter !== language) return
      if (answer.tell === 'text') {
        files.current = answer.files
        const kept = answer.files.find((file) => file.path === path.current) ?? answer.files[0]
        path.current = kept?.path ?? null
        follow(answer.version, false)
        editor.current?.setText(kept?.text ?? '')
      } else if (answer.files.length === 0 || follow(answer.version, true)) {
        // Whole texts are only kept to change between files, so a single file needs no copy.
        for (const { path: changed, edits } of answer.files) if (changed === path.current) editor.current?.apply(edits)
      }
      editor.current?.blame(answer.faults, 'text')
      soon()
      const paths = files.current.map((file) => file.path)
      setState((was) =>
        answer.tell === 'edits' &&
        was.notices.length + was.faults.length === 0 &&
        answer.notices.length + answer.faults.length === 0 &&
        !was.trouble
          ? was
          : { paths, path: path.current, notices: answer.notices, faults: answer.faults, trouble: null },
      )
      void mark(answer.tell === 'text')
    })
  }, [client, language, ready, editor, mark, follow, soon])

  useEffect(() => {
    if (!ready) return
    void mark(true)
    return session.state.subscribe((now, was) => {
      if (now.selection !== was.selection) void mark(true)
    })
  }, [session, ready, mark])

  return {
    ...state,
    asker,
    checked: checked.all,
    type() {
      typing.type()
      soon()
    },
    async undo() {
      await typing.flush()
      store.undo()
    },
    async redo() {
      await typing.flush()
      store.redo()
    },
    async choosePath(chosen) {
      await typing.flush()
      const all = await client.files(language)
      path.current = chosen
      editor.current?.setText(all.find((file) => file.path === chosen)?.text ?? '')
      setState((was) => ({ ...was, path: chosen }))
      void mark(false)
    },
    async pickAt(offset) {
      const id = path.current ? await client.what(path.current, offset) : null
      if (!id) return
      picked.current = id
      session.select([id])
    },
  }
}
