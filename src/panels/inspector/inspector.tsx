import { useDeferredValue } from 'react'
import { type DbObject, type Design, type Id, kindOf, object } from '#model'
import { useDesign, useSession, useSessionStore } from '#session'
import { Badge, Icon } from '#ui'
import { t, translated } from '#words'
import { iconOfKind } from '../kind-icon.ts'
import { DesignForm } from './design-form.tsx'
import type { CheckExpression } from './expression-check.ts'
import { ObjectForm } from './object-form.tsx'
import type { TableTheory } from './table-theory.ts'
import './inspector.css'

const found = (design: Design, selection: ReadonlySet<string>): readonly DbObject[] =>
  [...selection].slice(0, 200).flatMap((id) => {
    const it = id.includes(':') ? object(design, id as Id) : null
    return it ? [it] : []
  })

type InspectorProps = { readonly checkExpression: CheckExpression | null; readonly theory: TableTheory | null }

/** The form of what is selected: the design, one object, or the list of several. */
export function Inspector({ checkExpression, theory }: InspectorProps) {
  // The canvas goes first: a form takes longer to make than what was clicked may take to answer.
  const selection = useDeferredValue(useSession((it) => it.selection))
  const objects = useDesign(
    (design) => found(design, selection),
    (a, b) => a.length === b.length && a.every((it, i) => it === b[i]),
  )
  const [first] = objects
  return (
    <section className="inspector" aria-label={t('Inspector')}>
      {!first ? (
        <DesignForm />
      ) : objects.length === 1 ? (
        <ObjectForm key={first.id} it={first} checkExpression={checkExpression} theory={theory} />
      ) : (
        <Several objects={objects} />
      )}
    </section>
  )
}

function Several({ objects }: { readonly objects: readonly DbObject[] }) {
  const session = useSessionStore()
  return (
    <div className="inspector-section">
      <header>
        <h2>{t('selected')}</h2>
        <Badge>{objects.length}</Badge>
      </header>
      {objects.map((it) => (
        <button key={it.id} type="button" className="inspector-child" onClick={() => session.select([it.id])}>
          <Icon name={iconOfKind(it.kind)} size={14} />
          <span>{it.name}</span>
          <small>{translated(kindOf(it).label.one)}</small>
        </button>
      ))}
    </div>
  )
}
