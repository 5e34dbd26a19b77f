import type { Id } from '#model'
import { useDesignStore } from '#session'
import { Button, IconButton } from '#ui'
import { t, translated } from '#words'
import { candidatesFor } from './candidates.ts'
import { ChooseToAdd } from './choose-to-add.tsx'
import { FieldEditor } from './field-editor.tsx'
import { blankOf, type FieldShape, labelOf, shapeOf } from './field-shape.ts'
import { type EditorProps, pathFor, ValueEditor } from './value-editor.tsx'

type ListShape = Extract<FieldShape, { is: 'list' }>
type GroupShape = Extract<FieldShape, { is: 'group' }>

const keyOf = (item: unknown, i: number): string =>
  typeof item === 'string' ? `${item}` : String((item as { id?: string } | null)?.id ?? i)

/** Values in order: moved, removed and added. References are added by choosing one that is not in yet. */
export function ListEditor(props: EditorProps<ListShape>) {
  const { shape, value, owner, label, onSet, onDraft } = props
  const items = (value ?? []) as readonly unknown[]
  const put = (i: number, item: unknown) => onSet(items.with(i, item))
  const move = (i: number, by: number) => {
    const next = [...items]
    const [moved] = next.splice(i, 1)
    next.splice(i + by, 0, moved)
    onSet(next)
  }
  return (
    <fieldset className="inspector-list" aria-label={label}>
      {items.map((item, i) => (
        <div key={keyOf(item, i)} className="inspector-list-row">
          <ItemEditor
            {...props}
            item={item}
            name={`${label} ${i + 1}`}
            onItem={(next) => put(i, next)}
            onDraft={onDraft && ((next) => onDraft(items.with(i, next)))}
          />
          <IconButton icon="up" size="small" label={t('Move up')} disabled={i === 0} onClick={() => move(i, -1)} />
          <IconButton
            icon="down"
            size="small"
            label={t('Move down')}
            disabled={i === items.length - 1}
            onClick={() => move(i, 1)}
          />
          <IconButton icon="close" size="small" label={t('Take out')} onClick={() => onSet(items.toSpliced(i, 1))} />
        </div>
      ))}
      {shape.item.is === 'id' ? (
        <AddReference {...props} of={shape.item.of} items={items as readonly Id[]} owner={owner} />
      ) : (
        <Button size="small" look="ghost" icon="add" onClick={() => onSet([...items, blankOf(shape.schema)])}>
          {t('Add')}
        </Button>
      )}
    </fieldset>
  )
}

type ItemProps = EditorProps<ListShape> & {
  readonly item: unknown
  readonly name: string
  readonly onItem: (item: unknown) => void
}

function ItemEditor({ shape, item, name, owner, onItem, onRefuse, onDraft }: ItemProps) {
  const common = { label: name, owner, optional: false, onSet: onItem, onRefuse, onDraft, describedBy: undefined }
  if (shape.item.is === 'group') return <GroupEditor {...common} shape={shape.item} value={item} />
  return <ValueEditor {...common} shape={shape.item} value={item} />
}

type AddProps = EditorProps<ListShape> & { readonly of: readonly string[]; readonly items: readonly Id[] }

function AddReference({ of, items, owner, label, onSet }: AddProps) {
  const store = useDesignStore()
  const choices = () =>
    candidatesFor(store.design(), owner, of)
      .filter((it) => !items.includes(it.id))
      .map((it) => ({ id: it.id, path: pathFor(store.design(), it.id, owner) }))
  return (
    <ChooseToAdd label={t('Add to {label}', { label })} choices={choices} onChoose={(id) => onSet([...items, id])} />
  )
}

/** Several fields of one value. A group of a single visible field is just that field. */
export function GroupEditor({ shape, value, owner, onSet, onRefuse, onDraft, label }: EditorProps<GroupShape>) {
  const whole = (value ?? {}) as Readonly<Record<string, unknown>>
  const visible = Object.entries(shape.entries).filter(([, schema]) => shapeOf(schema).is !== 'hidden')
  const [only] = visible
  if (visible.length === 1 && only) {
    const [field, schema] = only
    const set = (next: unknown) => onSet({ ...whole, [field]: next })
    const draft = onDraft && ((next: unknown) => onDraft({ ...whole, [field]: next }))
    const common = { owner, optional: false, onSet: set, onRefuse, onDraft: draft, describedBy: undefined }
    return <ValueEditor {...common} label={label} shape={shapeOf(schema)} value={whole[field]} />
  }
  return (
    <div className="inspector-group">
      {visible.map(([field, schema]) => (
        <FieldEditor
          key={field}
          label={translated(labelOf(field))}
          schema={schema}
          value={whole[field]}
          owner={owner}
          onSet={(next) => onSet({ ...whole, [field]: next })}
          onDraft={onDraft && ((next) => onDraft({ ...whole, [field]: next }))}
        />
      ))}
    </div>
  )
}
