import { useEffect, useState } from 'react'
import { emptyDesign } from '#model'
import { Button, Icon, type IconName } from '#ui'
import { actionOf } from './actions/index.ts'
import { useApp } from './context.tsx'
import { openKept } from './keep/open-kept.ts'
import { showKeys } from './keys.ts'
import { SAMPLES } from './samples/index.ts'
import { shelfOf } from './shelf.ts'

type Recent = { readonly id: string; readonly name: string; readonly savedAt: Date | null }

/** The first page: bring a schema, begin with nothing, look at a sample, or go on with an earlier design. */
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
  const sample = async () => {
    const text = await SAMPLES[0].load()
    context.desk.setState({ dialog: { name: 'import', text, title: SAMPLES[0].title, atOnce: true } })
  }
  return (
    <main className="first">
      <div className="first-inner">
        <h1>Design a PostgreSQL schema</h1>
        <p className="first-lead">
          Draw tables and keys, or bring a schema you have. A real PostgreSQL runs inside this page, checks every word,
          and nothing leaves your computer.
        </p>
        <div className="first-drop">
          <Icon name="upload" size={24} />
          <div>
            <strong>Drop a file, a folder or a zip here</strong>
            <p>SQL, pg_dump, Prisma, Drizzle, or a design file</p>
          </div>
          <Button icon="open" onClick={() => void actionOf('open-file').run(context)}>
            Choose a file…
          </Button>
          <Button icon="code" onClick={() => void actionOf('import-text').run(context)}>
            Paste SQL…
          </Button>
        </div>
        <div className="first-cards">
          <Card
            icon="add"
            title="Start empty"
            text="A blank canvas. Press T and click to place the first table."
            onGo={begin}
          />
          <Card
            icon="diagram"
            title="Open the sample blog"
            text="Eight tables with keys, an enum, checks, partial and GIN indexes, and a view."
            onGo={() => void sample()}
          />
          <Card
            icon="help"
            title="Keyboard shortcuts"
            text={`Everything works by keyboard. ${showKeys('Mod+K')} finds any table or action.`}
            onGo={() => void actionOf('help').run(context)}
          />
        </div>
        {recent.length > 0 && (
          <section className="first-recent" aria-label="Earlier designs">
            <h2>In this browser</h2>
            {recent.map((it) => (
              <button key={it.id} type="button" onClick={() => void openKept(context, it.id)}>
                <Icon name="diagram" size={15} />
                <span>{it.name}</span>
                <small>{it.savedAt?.toLocaleString() ?? ''}</small>
              </button>
            ))}
          </section>
        )}
      </div>
    </main>
  )
}

type CardProps = { readonly icon: IconName; readonly title: string; readonly text: string; readonly onGo: () => void }

function Card({ icon, title, text, onGo }: CardProps) {
  return (
    <button type="button" className="first-card" onClick={onGo}>
      <Icon name={icon} size={18} />
      <strong>{title}</strong>
      <span>{text}</span>
    </button>
  )
}
