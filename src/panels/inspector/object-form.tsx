import type { GenericSchema } from 'valibot'
import { type DbObject, type Id, KINDS, kindOf, type Learned, object, setField, setSql } from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Badge, Field, Icon, TextArea } from '#ui'
import { t, translated, within } from '#words'
import { iconOfKind } from '../kind-icon.ts'
import type { Owner } from './candidates.ts'
import { Children } from './children.tsx'
import { Dependencies } from './dependencies.tsx'
import type { CheckExpression } from './expression-check.ts'
import { FieldEditor } from './field-editor.tsx'
import { labelOf } from './field-shape.ts'
import { Meaning } from './meaning.tsx'
import { NameField } from './name-field.tsx'
import { writeField } from './own-commands.ts'
import { Queries } from './queries.tsx'
import { sqlTextsOf } from './sql-texts.ts'
import type { TableTheory } from './table-theory.ts'
import { Tenants } from './tenants.tsx'
import { useTold } from './use-told.ts'

type ObjectFormProps = {
  readonly it: DbObject
  readonly checkExpression: CheckExpression | null
  readonly theory: TableTheory | null
}

/** The form of any object, made from its kind's fields. */
export function ObjectForm({ it, checkExpression, theory }: ObjectFormProps) {
  const store = useDesignStore()
  const kind = kindOf(it)
  // What stands beneath it is what one comes for; its own settings are then the rarer matter.
  const holdsOthers = KINDS.some((each) => kindOf(each).under.includes(it.kind)) && it.parent !== null
  const set = (field: string, value: unknown, learned: Learned | null) => {
    const label = t('set {what} of {name}', { what: within(translated(labelOf(field))), name: it.name })
    const next = { ...it, [field]: value }
    if (sqlTextsOf(next, field).length === 0) {
      store.commit(label, writeField(store.design(), { ...it, field }, value))
      return
    }
    const join = `${it.id} ${field} ${Date.now()}`
    store.commit(label, setSql(store.design(), it.id, { patch: { [field]: value }, learned }), join)
    if (!learned)
      void checkExpression?.(next, field).then((told) => takeIn({ field, value, join, label }, told.learned))
  }
  /** What Postgres says later of what was set belongs to the same step, if that is still how it stands. */
  const takeIn = ({ field, value, join, label }: Taken, learned: Learned | null) => {
    const now = object(store.design(), it.id)
    if (!learned || !now || new Map<string, unknown>(Object.entries(now)).get(field) !== value) return
    store.commit(label, setSql(store.design(), it.id, { patch: {}, learned }), join)
  }
  return (
    <>
      <Crumb it={it} />
      <header className="inspector-head">
        <Icon name={iconOfKind(it.kind)} size={18} />
        <NameField it={it} />
        <Badge>{translated(kind.label.one)}</Badge>
      </header>
      <Children of={it} />
      {it.kind === 'table' && !it.partitionOf && theory && (
        <>
          <Dependencies table={it.id} theory={theory} />
          <Queries table={it.id} theory={theory} />
          <Tenants table={it.id} theory={theory} />
        </>
      )}
      <div className="inspector-fields" data-after={holdsOthers || undefined}>
        {Object.entries(kind.fields).map(([field, schema]) => (
          <OwnField
            key={`${it.id} ${field}`}
            schema={schema}
            owner={{ object: it, field }}
            check={checkExpression}
            onSet={(value, learned) => set(field, value, learned)}
          />
        ))}
        <Meaning it={it} />
        <Field label={t('Comment')} stacked>
          {({ id }) => (
            <TextArea
              id={id}
              placeholder={t('What it is for')}
              value={it.comment ?? ''}
              onCommit={(text) =>
                store.commit(
                  t('comment on {name}', { name: it.name }),
                  setField(store.design(), it.id, { comment: text.trim() || null }),
                )
              }
            />
          )}
        </Field>
      </div>
    </>
  )
}

type Taken = { readonly field: string; readonly value: unknown; readonly join: string; readonly label: string }

type OwnFieldProps = {
  readonly schema: GenericSchema
  readonly owner: Owner
  readonly check: CheckExpression | null
  readonly onSet: (value: unknown, learned: Learned | null) => void
}

/** A field of the object itself, with what Postgres says of it while it is typed. */
function OwnField({ schema, owner, check, onSet }: OwnFieldProps) {
  const { trouble, hear, learnedOf } = useTold(owner, check)
  return (
    <FieldEditor
      label={translated(labelOf(owner.field))}
      schema={schema}
      value={(owner.object as unknown as Record<string, unknown>)[owner.field]}
      owner={owner}
      trouble={trouble}
      onSet={(value) => onSet(value, learnedOf(value))}
      onDraft={hear}
    />
  )
}

function Crumb({ it }: { readonly it: DbObject }) {
  const session = useSessionStore()
  const above = useDesign(
    (design) => {
      const chain: { id: Id; name: string }[] = []
      for (let up = it.parent; up; ) {
        const parent: DbObject | null = object(design, up)
        if (!parent) break
        chain.unshift({ id: parent.id, name: parent.name })
        up = parent.parent
      }
      return chain
    },
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  if (above.length === 0) return null
  return (
    <nav className="inspector-crumb" aria-label={t('Where it stands')}>
      {above.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && '› '}
          <button type="button" onClick={() => session.select([id])}>
            {name}
          </button>
        </span>
      ))}
    </nav>
  )
}
