import { type Design, KINDS, kindOf, POSTGRES_VERSIONS, rootsOf, setFacts } from '#model'
import { useDesign, useDesignStore } from '#session'
import { Field, Select, TextInput } from '#ui'
import { showNumber, t, translated } from '#words'

/** The design itself: its name, the Postgres it is for, and how much of everything it has. */
export function DesignForm() {
  const store = useDesignStore()
  const name = useDesign((design) => design.name)
  const postgres = useDesign((design) => design.postgres)
  const counts = useDesign(countsOf, (a, b) => JSON.stringify(a) === JSON.stringify(b))
  return (
    <>
      <header className="inspector-head">
        <TextInput
          quiet
          aria-label={t('Name of the design')}
          value={name}
          onCommit={(next) =>
            store.commit(t('rename design'), setFacts(store.design(), { name: next.trim() || t('Untitled') }))
          }
        />
      </header>
      <div className="inspector-fields">
        <Field label="PostgreSQL">
          {({ id }) => (
            <Select
              id={id}
              value={String(postgres)}
              options={POSTGRES_VERSIONS.map((it) => ({ value: String(it), label: `PostgreSQL ${it}` }))}
              onChoose={(chosen) => {
                const version = POSTGRES_VERSIONS.find((it) => String(it) === chosen)
                if (version) store.commit(t('set PostgreSQL version'), setFacts(store.design(), { postgres: version }))
              }}
            />
          )}
        </Field>
      </div>
      <dl className="inspector-facts">
        {counts.map(([label, count]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{translated(label)}</dt>
            <dd>{showNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const countsOf = (design: Design): [string, number][] =>
  KINDS.flatMap((kind): [string, number][] => {
    const count = rootsOf(design, kind).length
    return count > 0 ? [[kindOf(kind).label.many, count]] : []
  })
