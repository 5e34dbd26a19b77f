import { type RefObject, useMemo, useRef } from 'react'
import type { Change } from '#model'
import { useDesignStore } from '#session'
import { codeClient } from './code-client.ts'
import type { CodeEditorHandle } from './code-editor.tsx'
import type { Asker } from './language-features.ts'
import type { Typing } from './use-typing.ts'

type Given = {
  readonly language: string
  readonly editor: RefObject<CodeEditorHandle | null>
  readonly typing: Typing
  readonly onRename: (changes: readonly Change[], title: string) => void
}

/** Who answers what an editor asks about the text that it shows: the worker, of the text as it stands. */
export function useAsker({ language, editor, typing, onRename }: Given): Asker {
  const client = codeClient(useDesignStore())
  const now = useRef({ typing, onRename })
  now.current = { typing, onRename }
  return useMemo(() => {
    const place = (at: number) => ({ language, text: editor.current?.text() ?? '', at })
    return {
      ask: (question, at, dropping) => client.ask(question, place(at), dropping),
      apart: () => now.current.typing.apart(),
      async rename(at, name) {
        await now.current.typing.apart()
        const made = await client.rename(place(at), name)
        if (!made) return null
        if ('refused' in made) return made.refused
        if ('changes' in made) now.current.onRename(made.changes, made.title)
        else editor.current?.write(made.text)
        await now.current.typing.apart()
        return null
      },
    }
  }, [client, language, editor])
}
