import {
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  KINDS,
  type Kind,
  kindOf,
  object,
  typeName,
} from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Badge, Icon, IconButton } from '#ui'
import { iconOfKind } from '../kind-icon.ts'
import { ChooseToAdd } from './choose-to-add.tsx'
import { shapeOf } from './field-shape.ts'
import { adderOf, addKeyTo, keyTargets } from './own-commands.ts'

/** What stands beneath an object, a section for each kind that can. */
export function Children({ of }: { readonly of: DbObject }) {
  return KINDS.filter((kind) => kindOf(kind).under.includes(of.kind) && of.parent !== null).map((kind) => (
    <Section key={kind} kind={kind} parent={of.id} />
  ))
}

function Section({ kind, parent }: { readonly kind: Kind; readonly parent: Id }) {
  const store = useDesignStore()
  const session = useSessionStore()
  const children = useDesign(
    (design) =>
      childrenOf(design, parent)
        .filter((it) => it.kind === kind)
        .map((it) => ({ id: it.id as Id, name: it.name, gist: gistOf(design, it) })),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const { one, many } = kindOf(kind).label
  const add = adderOf(kind)
  const onAdd = () => {
    if (!add) return
    commit(add(store.design(), parent))
  }
  const commit = (changes: readonly Change[]) => {
    store.commit(`add ${one}`, changes)
    const made = changes.find((change) => change.op === 'add' && change.object.kind === kind)
    if (made?.op === 'add') session.select([made.object.id])
  }
  const only = kind === 'primary-key' && children.length > 0
  const key = kind === 'foreign-key'
  if (children.length === 0 && !add && !key) return null
  return (
    <section className="inspector-section" aria-label={many}>
      <header>
        <h2>{many}</h2>
        <Badge>{children.length}</Badge>
        <span />
        {key && (
          <ChooseToAdd
            label="Add foreign key to"
            choices={() => keyTargets(store.design())}
            onChoose={(to) => commit(addKeyTo(store.design(), parent, to))}
          />
        )}
        {add && !only && <IconButton icon="add" size="small" label={`Add ${one}`} onClick={onAdd} />}
      </header>
      <ul>
        {children.map((it) => (
          <li key={it.id}>
            <button type="button" className="inspector-child" onClick={() => session.select([it.id])}>
              <Icon name={iconOfKind(kind)} size={14} />
              <span>{it.name}</span>
              <small>{it.gist}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An object in a few words, told from its fields: its type, its SQL, or what it refers to. */
function gistOf(design: Design, it: DbObject): string {
  for (const [field, schema] of Object.entries(kindOf(it).fields)) {
    const shape = shapeOf(schema)
    const value = (it as unknown as Record<string, unknown>)[field]
    if (shape.is === 'type') return typeName(design, value as Parameters<typeof typeName>[1])
    if (shape.is === 'sql') return String(value).slice(0, 60)
    if (shape.is === 'list' && shape.item.is === 'id' && Array.isArray(value) && value.length > 0)
      return value.map((id) => object(design, id as Id)?.name ?? '?').join(', ')
    if (shape.is === 'list' && shape.item.is === 'group' && Array.isArray(value))
      return value
        .flatMap((each) => Object.values(each as object).filter((id) => typeof id === 'string' && id.includes(':')))
        .map((id) => object(design, id as Id)?.name ?? '')
        .filter(Boolean)
        .join(', ')
  }
  return ''
}
