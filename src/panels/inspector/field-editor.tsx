import { useEffect, useState } from 'react'
import type { GenericSchema } from 'valibot'
import { Checkbox, Field } from '#ui'
import type { Owner } from './candidates.ts'
import { blankOf, type FieldShape, problemOf, shapeOf } from './field-shape.ts'
import { GroupEditor, ListEditor } from './list-editor.tsx'
import type { Trouble } from './told.ts'
import { type EditorProps, ValueEditor } from './value-editor.tsx'

type FieldEditorProps = {
  readonly label: string
  readonly schema: GenericSchema
  readonly value: unknown
  readonly owner: Owner
  /** What Postgres says against the SQL in it, when it was asked. */
  readonly trouble?: Trouble | null
  readonly onSet: (value: unknown) => void
  readonly onDraft?: ((value: unknown) => void) | undefined
}

/** One field of any object, as its schema says it must be. A value that its schema refuses is not set. */
export function FieldEditor({ label, schema, value, owner, trouble = null, onSet, onDraft }: FieldEditorProps) {
  const [refused, setRefused] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is a new start
  useEffect(() => setRefused(null), [value])
  const shape = shapeOf(schema)
  if (shape.is === 'hidden') return null
  const set = (next: unknown) => {
    const problem = problemOf(schema, next)
    setRefused(problem)
    if (!problem) onSet(next)
  }
  const inner = shape.is === 'optional' ? shape.inner : shape
  const stacked = inner.is === 'list' || inner.is === 'group' || inner.is === 'sql'
  const common = {
    value,
    owner,
    onSet: set,
    onRefuse: setRefused,
    onDraft,
    wrongAt: trouble?.at ?? null,
    optional: shape.is === 'optional',
  }
  if (inner.is === 'boolean') return <Checkbox label={label} checked={value === true} onToggle={set} />
  if (inner.is === 'group' && shape.is === 'optional') {
    const { wrapped } = schema as GenericSchema & { readonly wrapped?: GenericSchema }
    return (
      <div className="inspector-optional">
        <Checkbox
          label={label}
          checked={value !== null}
          onToggle={(on) => set(on && wrapped ? blankOf(wrapped) : null)}
        />
        {value !== null && <GroupEditor {...common} shape={inner} label={label} describedBy={undefined} />}
        {(refused ?? trouble) && (
          <p className="ui-field-error" role="alert">
            {refused ?? trouble?.text}
          </p>
        )}
      </div>
    )
  }
  return (
    <Field label={label} error={refused ?? trouble?.text ?? null} stacked={stacked}>
      {(ids) => <Control {...common} {...ids} shape={inner} label={label} />}
    </Field>
  )
}

function Control(props: EditorProps<FieldShape>) {
  const { shape } = props
  if (shape.is === 'list') return <ListEditor {...props} shape={shape} />
  if (shape.is === 'group') return <GroupEditor {...props} shape={shape} />
  return <ValueEditor {...props} />
}
