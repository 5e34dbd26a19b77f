import { type DbObject, forget, intend } from '#model'
import { confirmedRole, proposedRole, ROLES, type Role, TAGS, type Tag } from '#rules'
import { useDesign, useDesignStore } from '#session'
import { Checkbox, Field, Select } from '#ui'
import { t, translated } from '#words'

const ALL_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'none')
const ALL_TAGS = Object.keys(TAGS) as Tag[]

/** What a person knows of an object and Postgres doesn't: what a column means, what a table is. Rules go by it. */
export function Meaning({ it }: { readonly it: DbObject }) {
  const tags = ALL_TAGS.filter((tag) => (TAGS[tag].about as readonly string[]).includes(it.kind))
  return (
    <>
      {it.kind === 'column' && <RoleField it={it} />}
      {tags.length > 0 && <Tags it={it} tags={tags} />}
    </>
  )
}

const say = (name: string): string => translated(name.replaceAll('-', ' '))

/** Names only propose what a column means: here it is confirmed, corrected or denied. */
function RoleField({ it }: { readonly it: Extract<DbObject, { kind: 'column' }> }) {
  const store = useDesignStore()
  const confirmed = useDesign((design) => confirmedRole(design, it.id))
  const proposed = proposedRole(it)
  const choose = (value: string) => {
    const design = store.design()
    const changes =
      value === '' ? forget(design, `role/${it.id}`) : intend(design, { sort: 'role', about: it.id, role: value })
    store.commit(t('say what {name} means', { name: it.name }), changes)
  }
  return (
    <Field
      label={t('Means')}
      hint={
        confirmed
          ? translated(ROLES[confirmed].means)
          : proposed
            ? t('{means}? Its name says so; choose to confirm.', { means: translated(ROLES[proposed].means) })
            : t('What no type tells: money, an address, a state …')
      }
    >
      {({ id, describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={confirmed ?? ''}
          options={[
            { value: '', label: proposed ? t('perhaps {what}', { what: say(proposed) }) : t('not said') },
            ...(proposed ? [{ value: proposed, label: say(proposed) }] : []),
            { value: 'none', label: t('nothing special') },
            ...ALL_ROLES.filter((role) => role !== proposed).map((role) => ({ value: role, label: say(role) })),
          ]}
          onChoose={choose}
        />
      )}
    </Field>
  )
}

function Tags({ it, tags }: { readonly it: DbObject; readonly tags: readonly Tag[] }) {
  const store = useDesignStore()
  const entry = useDesign((design) => design.intent.get(`tags/${it.id}`))
  const now = entry?.sort === 'tags' ? entry.tags : []
  const toggle = (tag: Tag) => {
    const next = now.includes(tag) ? now.filter((each) => each !== tag) : [...now, tag]
    const design = store.design()
    const changes =
      next.length === 0 ? forget(design, `tags/${it.id}`) : intend(design, { sort: 'tags', about: it.id, tags: next })
    store.commit(t('say what {name} is', { name: it.name }), changes)
  }
  return (
    <details className="inspector-tags" open={now.length > 0}>
      <summary>
        {t('What it is')} <small>{now.length > 0 ? now.map(say).join(', ') : t('nothing said')}</small>
      </summary>
      {tags.map((tag) => (
        <div key={tag}>
          <Checkbox label={say(tag)} checked={now.includes(tag)} onToggle={() => toggle(tag)} />
          <small>{translated(TAGS[tag].means)}</small>
        </div>
      ))}
    </details>
  )
}
