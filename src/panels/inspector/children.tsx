import {
  ADDABLE,
  addObject,
  type Change,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  KINDS,
  type Kind,
  kindOf,
  titleOf,
} from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Badge, Button, Icon, IconButton } from '#ui'
import { t, translated } from '#words'
import { gistOf } from '../gist.ts'
import { iconOfKind } from '../kind-icon.ts'
import { ChooseToAdd } from './choose-to-add.tsx'
import { addKeyTo, keyTargets } from './own-commands.ts'

/** What stands beneath an object, a section for each kind of which there are some; what else could, to be added. */
export function Children({ of }: { readonly of: DbObject }) {
  const counts = useDesign((design) => countsOf(design, of.id), same)
  const kinds = KINDS.filter((kind) => kindOf(kind).under.includes(of.kind) && of.parent !== null)
  const shown = kinds.filter((kind) => counts.has(kind) || kind === 'column' || kind === 'foreign-key')
  const empty = kinds.filter((kind) => !shown.includes(kind) && ADDABLE.includes(kind))
  return (
    <>
      {shown.map((kind) => (
        <Section key={kind} kind={kind} parent={of.id} />
      ))}
      {empty.length > 0 && <More kinds={empty} parent={of.id} />}
    </>
  )
}

const countsOf = (design: Design, id: Id): ReadonlySet<string> => new Set(childrenOf(design, id).map((it) => it.kind))
const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((it) => b.has(it))

/** Adds a child of a kind, selected, its name to be typed. */
function useAdd(parent: Id) {
  const store = useDesignStore()
  const session = useSessionStore()
  const take = (kind: Kind, changes: readonly Change[], id: Id) => {
    store.commit(t('add {what}', { what: translated(kindOf(kind).label.one) }), changes)
    session.select([id])
    session.set({ naming: id })
  }
  const add = (kind: Kind) => {
    const made = addObject(store.design(), kind, { under: parent })
    if (made) take(kind, made.changes, made.object.id)
  }
  return { add, take }
}

/** The kinds of which there are none yet. */
function More({ kinds, parent }: { readonly kinds: readonly Kind[]; readonly parent: Id }) {
  const { add } = useAdd(parent)
  return (
    <section className="inspector-more" aria-label={t('Add')}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          look="ghost"
          icon="add"
          aria-label={t('Add {what}', { what: translated(kindOf(kind).label.one) })}
          onClick={() => add(kind)}
        >
          {capital(translated(kindOf(kind).label.one))}
        </Button>
      ))}
    </section>
  )
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

function Section({ kind, parent }: { readonly kind: Kind; readonly parent: Id }) {
  const store = useDesignStore()
  const session = useSessionStore()
  const { add, take } = useAdd(parent)
  const children = useDesign(
    (design) =>
      childrenOf(design, parent)
        .filter((it) => it.kind === kind)
        .map((it) => ({ id: it.id as Id, name: titleOf(design, it), gist: gistOf(design, it) })),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  )
  const { one, many } = kindOf(kind).label
  const addKey = (to: Id) => {
    const changes = addKeyTo(store.design(), parent, to)
    const made = changes.find((it) => it.op === 'add' && it.object.kind === kind)
    if (made?.op === 'add') take(kind, changes, made.object.id)
  }
  return (
    <section className="inspector-section" aria-label={translated(many)}>
      <header>
        <h2>{translated(many)}</h2>
        <Badge>{children.length}</Badge>
        <span />
        {kind === 'foreign-key' && (
          <ChooseToAdd label={t('Add foreign key to')} choices={() => keyTargets(store.design())} onChoose={addKey} />
        )}
        {ADDABLE.includes(kind) && kind !== 'primary-key' && (
          <IconButton
            icon="add"
            size="small"
            label={t('Add {what}', { what: translated(one) })}
            onClick={() => add(kind)}
          />
        )}
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
