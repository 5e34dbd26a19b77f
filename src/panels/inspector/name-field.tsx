import { useEffect, useRef, useState } from 'react'
import { type DbObject, isNamed, kindOf, renameObject } from '#model'
import { useDesignStore, useSession, useSessionStore } from '#session'
import { TextInput } from '#ui'
import { t, translated } from '#words'
import { RenamedAlong } from '../renamed-along.tsx'

/** An object's name. While another is typed, what else would be written anew is told. */
export function NameField({ it }: { readonly it: DbObject }) {
  const store = useDesignStore()
  const session = useSessionStore()
  const input = useRef<HTMLInputElement>(null)
  const naming = useSession((now) => now.naming === it.id)
  const [draft, setDraft] = useState(it.name)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is a new start
  useEffect(() => setDraft(it.name), [it.id, it.name])
  useEffect(() => {
    if (!naming) return
    session.set({ naming: null })
    input.current?.focus()
    input.current?.select()
  }, [naming, session])
  if (!isNamed(it)) return <strong className="inspector-name">{it.name}</strong>
  const name = draft.trim()
  const another = name !== '' && name !== it.name
  return (
    <>
      <TextInput
        quiet
        ref={input}
        aria-label={t('Name of the {what}', { what: translated(kindOf(it).label.one) })}
        value={it.name}
        onDraft={setDraft}
        onBlur={() => setDraft(it.name)}
        onCommit={(next) =>
          store.commit(t('rename {name}', { name: it.name }), renameObject(store.design(), it.id, next.trim()))
        }
      />
      {another && <RenamedAlong it={it} />}
    </>
  )
}
