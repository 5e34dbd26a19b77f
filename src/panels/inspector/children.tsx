import {
  ADDABLE,
  addObject,
  type Change,
  childrenOf,
  type DbObject,
  type Id,
  KINDS,
  type Kind,
  kindOf,
  titleOf,
} from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Badge, Icon, IconButton } from '#ui'
import { gistOf } from '../gist.ts'
import { iconOfKind } from '../kind-icon.ts'
import { ChooseToAdd } from './choose-to-add.tsx'
import { addKeyTo, keyTargets } from './own-commands.ts'

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
        .map((it) => ({ id: it.id as Id, name: titleOf(design, it), gist: gistOf(design, it) })),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const { one, many } = kindOf(kind).label
  const add = ADDABLE.includes(kind)
  const onAdd = () => {
    const made = addObject(store.design(), kind, { under: parent })
    if (made) commit(made.changes, made.object.id)
  }
  const commit = (changes: readonly Change[], id: Id) => {
    store.commit(`add ${one}`, changes)
    session.select([id])
    session.set({ naming: id })
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
            onChoose={(to) => {
              const changes = addKeyTo(store.design(), parent, to)
              const made = changes.find((it) => it.op === 'add' && it.object.kind === kind)
              if (made?.op === 'add') commit(changes, made.object.id)
            }}
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
