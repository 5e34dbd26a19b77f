import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { type DbObject, fullTitleOf, isNamed, kindOf, renameObject, rewrittenWith } from '#model'
import { useDesign, useDesignStore, useSession, useSessionStore } from '#session'
import { Icon, TextInput } from '#ui'
import { iconOfKind } from '../kind-icon.ts'

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
        aria-label={`Name of the ${kindOf(it).label.one}`}
        value={it.name}
        onDraft={setDraft}
        onBlur={() => setDraft(it.name)}
        onCommit={(next) => store.commit(`rename ${it.name}`, renameObject(store.design(), it.id, next.trim()))}
      />
      {another && <Rewritten it={it} />}
    </>
  )
}

const MOST = 6

/** What a rename would write anew: shown before it happens. */
function Rewritten({ it }: { readonly it: DbObject }) {
  const design = useDeferredValue(useDesign((now) => now))
  const touched = useMemo(() => rewrittenWith(design, it.id), [design, it.id])
  if (touched.length === 0) return null
  return (
    <section className="inspector-rewritten" aria-label="Renamed along">
      <p role="status">
        Also written anew: <b>{touched.length}</b>
      </p>
      <ul>
        {touched.slice(0, MOST).map((other) => (
          <li key={other.id}>
            <Icon name={iconOfKind(other.kind)} size={13} />
            <span>{fullTitleOf(design, other)}</span>
            <small>{kindOf(other).label.one}</small>
          </li>
        ))}
      </ul>
      {touched.length > MOST && <p>and {touched.length - MOST} more</p>}
    </section>
  )
}
