import {
  completeTypes,
  type DbObject,
  type Design,
  type Id,
  object,
  parseType,
  pathOf,
  type TypeRef,
  typeName,
} from '#model'
import { useDesign, useDesignStore } from '#session'
import { Checkbox, Combobox, Select, TextInput } from '#ui'
import { t } from '#words'
import { candidatesFor, type Owner } from './candidates.ts'
import type { FieldShape } from './field-shape.ts'
import { SqlField } from './sql-field.tsx'

export type EditorProps<S extends FieldShape = FieldShape> = {
  readonly shape: S
  readonly value: unknown
  readonly owner: Owner
  readonly label: string
  readonly id?: string
  readonly describedBy: string | undefined
  /** Null is allowed, and meant by an empty field. */
  readonly optional: boolean
  /** Where in its SQL Postgres finds fault. */
  readonly wrongAt?: number | null
  readonly onSet: (value: unknown) => void
  readonly onRefuse: (why: string) => void
  /** Hears SQL as it is typed, before it is set. */
  readonly onDraft?: ((value: unknown) => void) | undefined
}

/** The control for one plain value. Lists and groups have their own. */
export function ValueEditor(props: EditorProps) {
  const { shape, value, owner, label, id, describedBy, optional, onSet, onDraft } = props
  const ids = { ...(id ? { id } : {}), describedBy }
  const text = value === null || value === undefined ? '' : String(value)
  const setText = (next: string) => onSet(optional && next === '' ? null : next)
  switch (shape.is) {
    case 'id':
      return <ReferenceEditor {...props} shape={shape} />
    case 'named':
      return <NamedEditor {...props} shape={shape} />
    case 'type':
      return <TypeEditor {...props} />
    case 'sql':
      return (
        <SqlField
          {...ids}
          label={label}
          value={text}
          form={shape.form}
          language={languageOf(owner.object)}
          wrongAt={props.wrongAt ?? null}
          onCommit={setText}
          onDraft={onDraft && ((next) => onDraft(optional && next === '' ? null : next))}
          {...(optional ? { placeholder: t('none') } : {})}
        />
      )
    case 'boolean':
      return <Checkbox label={label} checked={value === true} onToggle={onSet} />
    case 'choice':
      return (
        <Select
          id={id}
          aria-label={label}
          aria-describedby={describedBy}
          value={text}
          options={[
            ...(optional ? [{ value: '', label: t('none') }] : []),
            ...shape.options.map((option) => ({ value: option, label: option })),
          ]}
          onChoose={setText}
        />
      )
    case 'number':
      return (
        <TextInput
          id={id}
          aria-label={label}
          inputMode="numeric"
          value={text}
          onCommit={(next) => onSet(Number(next))}
        />
      )
    default:
      return (
        <TextInput
          id={id}
          aria-label={label}
          aria-describedby={describedBy}
          value={text}
          onCommit={setText}
          {...(optional ? { placeholder: t('none') } : {})}
        />
      )
  }
}

/** What a routine's body is written in; everything else is Postgres' own SQL. */
const languageOf = (it: DbObject): string =>
  it.kind === 'routine' && !['sql', 'plpgsql'].includes(it.language) ? 'plaintext' : 'pgsql'

function TypeEditor({ value, label, id, describedBy, optional, onSet, onRefuse }: EditorProps) {
  const store = useDesignStore()
  const text = useDesign((design) => (value ? typeName(design, value as TypeRef) : ''))
  return (
    <Combobox
      {...(id ? { id } : {})}
      label={label}
      describedBy={describedBy}
      mono
      value={text}
      {...(optional ? { placeholder: t('none') } : {})}
      suggest={(typed) => completeTypes(store.design(), typed).map((type) => ({ value: type }))}
      onCommit={(typed) => {
        if (typed.trim() === '' && optional) return onSet(null)
        const type = parseType(store.design(), typed)
        if ('error' in type) onRefuse(type.error)
        else onSet(type)
      }}
    />
  )
}

/** What a reference may be to, by the path that a person picks it by. */
const choicesFor = (design: Design, owner: Owner, of: readonly string[]) =>
  candidatesFor(design, owner, of).map((it) => ({ id: it.id, path: pathFor(design, it.id, owner) }))

const suggested = (choices: readonly { readonly path: string }[], typed: string) =>
  [...new Set(choices.map((it) => it.path))]
    .filter((path) => path.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((value) => ({ value }))

function ReferenceEditor(props: EditorProps<Extract<FieldShape, { is: 'id' }>>) {
  const { shape, value, owner, label, id, describedBy, optional, onSet, onRefuse } = props
  const store = useDesignStore()
  const inside = useDesign((design) => (value ? pathFor(design, value as Id, owner) : ''))
  const choices = () => choicesFor(store.design(), owner, shape.of)
  return (
    <Combobox
      {...(id ? { id } : {})}
      label={label}
      describedBy={describedBy}
      value={inside}
      placeholder={optional ? t('none') : t('choose…')}
      suggest={(typed) => suggested(choices(), typed)}
      onCommit={(typed) => {
        if (typed.trim() === '' && optional) return onSet(null)
        const found = choices().find((it) => it.path === typed.trim())
        if (found) onSet(found.id)
        else onRefuse(t('There is no “{what}” that fits here.', { what: typed.slice(0, 60) }))
      }}
    />
  )
}

/** One of the design's own objects, or one that Postgres or an extension has, by the name that SQL knows it by. */
function NamedEditor(props: EditorProps<Extract<FieldShape, { is: 'named' }>>) {
  const { shape, value, owner, label, id, describedBy, optional, onSet } = props
  const store = useDesignStore()
  const named = value as { readonly name: string; readonly of: Id | null } | null
  const inside = useDesign((design) => (named?.of ? pathFor(design, named.of, owner) : (named?.name ?? '')))
  const choices = () => choicesFor(store.design(), owner, shape.of)
  return (
    <Combobox
      {...(id ? { id } : {})}
      label={label}
      describedBy={describedBy}
      mono
      value={inside}
      placeholder={optional ? t('none') : t('choose…')}
      suggest={(typed) => suggested(choices(), typed)}
      onCommit={(typed) => {
        const text = typed.trim()
        if (text === '' && optional) return onSet(null)
        // Of several called so, the one that it is already.
        const fits = choices().filter((it) => it.path === text)
        const found = fits.find((it) => it.id === named?.of) ?? fits[0]
        onSet(found ? { name: '', of: found.id } : { name: text, of: null })
      }}
    />
  )
}

/** A sibling by its name, anything else by its path. */
export function pathFor(design: Parameters<typeof pathOf>[0], id: Id, owner: Owner): string {
  const it = object(design, id)
  return it && it.parent === owner.object.parent && owner.object.parent ? it.name : pathOf(design, id)
}
