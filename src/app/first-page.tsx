import { useEffect, useState } from 'react'
import { emptyDesign } from '#model'
import { Around, Button, Icon } from '#ui'
import { SLOT, showDate, t } from '#words'
import { actionOf } from './actions/index.ts'
import { useApp } from './context.tsx'
import { openKept } from './keep/open-kept.ts'
import { showKeys } from './keys.ts'
import { Gallery } from './samples/gallery.tsx'
import { shelfOf } from './shelf.ts'

type Recent = { readonly id: string; readonly name: string; readonly savedAt: Date | null }

/** The first page: bring a schema, begin with nothing or a template, or go on with an earlier design. */
export function FirstPage() {
  const context = useApp()
  const [recent, setRecent] = useState<readonly Recent[]>([])
  useEffect(() => {
    let here = true
    void shelfOf(context)
      .list()
      .then((all) => here && setRecent(all.slice(0, 5)))
    return () => {
      here = false
    }
  }, [context])
  const begin = () => {
    context.desk.setState({ start: false, designId: null })
    context.design.open(emptyDesign())
  }
  return (
    <main className="first">
      <div className="first-inner">
        <h1>{t('Design a PostgreSQL schema')}</h1>
        <p className="first-lead">
          {t(
            'Draw tables and keys, or bring a schema you have. A real PostgreSQL runs inside this page, checks every word, and nothing leaves your computer.',
          )}
        </p>
        <div className="first-drop">
          <Icon name="upload" size={24} />
          <div>
            <strong>{t('Drop a file, a folder or a zip here')}</strong>
            <p>{t('SQL, pg_dump, Prisma, Drizzle, SQLModel, DBML, or a design file')}</p>
          </div>
          <Button icon="open" onClick={() => void actionOf('open-file').run(context)}>
            {t('Choose a file…')}
          </Button>
          <Button icon="code" onClick={() => void actionOf('import-text').run(context)}>
            {t('Paste SQL…')}
          </Button>
          <Button look="primary" icon="add" onClick={begin}>
            {t('Start empty')}
          </Button>
        </div>
        {recent.length > 0 && (
          <section className="first-recent" aria-label={t('Earlier designs')}>
            <h2>{t('In this browser')}</h2>
            {recent.map((it) => (
              <button key={it.id} type="button" onClick={() => void openKept(context, it.id)}>
                <Icon name="diagram" size={15} />
                <span>{it.name}</span>
                <small>{it.savedAt ? showDate(it.savedAt, { dateStyle: 'medium', timeStyle: 'short' }) : ''}</small>
              </button>
            ))}
          </section>
        )}
        <section aria-labelledby="first-gallery">
          <h2 id="first-gallery">{t('Begin with a template')}</h2>
          <Gallery />
        </section>
        <p className="first-foot">
          <Around text={t('Everything works by keyboard: {keys} finds any table or action.', { keys: SLOT })}>
            <kbd>{showKeys('Mod+K')}</kbd>
          </Around>{' '}
          <Button size="small" look="ghost" icon="help" onClick={() => void actionOf('help').run(context)}>
            {t('Keyboard shortcuts')}
          </Button>
        </p>
      </div>
    </main>
  )
}
