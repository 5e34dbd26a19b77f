import { useEffect, useState } from 'react'
import type { Design } from '#model'
import { Button, Dialog, Empty, IconButton, TextInput } from '#ui'
import { showDate, t } from '#words'
import { Thumbnail } from './thumbnail.tsx'
import './designs.css'

export type ShelfEntry = { readonly id: string; readonly name: string; readonly savedAt: Date | null }

/** The designs kept in this browser, as the dialog asks for them. */
export type Shelf = {
  readonly list: () => Promise<readonly ShelfEntry[]>
  readonly load: (id: string) => Promise<Design | null>
  readonly rename: (id: string, name: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

type DesignsDialogProps = {
  readonly shelf: Shelf | null
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onNew: () => void
  readonly onFile: () => void
  readonly onClose: () => void
}

type Card = ShelfEntry & { readonly design: Design | null }

/** Every design of this browser with a small picture: open, rename, remove, or begin another. */
export function DesignsDialog({ shelf, openId, onOpen, onNew, onFile, onClose }: DesignsDialogProps) {
  const [cards, setCards] = useState<readonly Card[] | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round looks again
  useEffect(() => {
    let here = true
    const look = async () => {
      const entries = (await shelf?.list()) ?? []
      const all = await Promise.all(entries.map(async (it) => ({ ...it, design: (await shelf?.load(it.id)) ?? null })))
      if (here) setCards(all)
    }
    void look()
    return () => {
      here = false
    }
  }, [shelf, round])
  const again = () => setRound((now) => now + 1)
  return (
    <Dialog
      title={t('Designs in this browser')}
      width={860}
      onClose={onClose}
      foot={
        <>
          <Button icon="open" onClick={onFile}>
            {t('Open file…')}
          </Button>
          <Button look="primary" icon="add" onClick={onNew}>
            {t('New design')}
          </Button>
        </>
      }
    >
      {cards?.length === 0 && (
        <Empty icon="folder" title={t('Nothing here yet')}>
          <p>{t('Designs are kept in this browser as you work on them.')}</p>
        </Empty>
      )}
      <div className="designs">
        {cards?.map((card) => (
          <article key={card.id} className="design-card" data-open={card.id === openId || undefined}>
            <button
              type="button"
              className="design-open"
              aria-label={t('Open {name}', { name: card.name })}
              onClick={() => onOpen(card.id)}
            >
              {card.design ? <Thumbnail design={card.design} /> : <svg aria-hidden="true" viewBox="0 0 200 100" />}
            </button>
            <div className="design-line">
              <div>
                <TextInput
                  quiet
                  aria-label={t('Name')}
                  value={card.name}
                  onCommit={(name) => void shelf?.rename(card.id, name.trim() || t('Untitled')).then(again)}
                />
                <small style={{ paddingInlineStart: 8 }}>
                  {card.savedAt ? showDate(card.savedAt, { dateStyle: 'medium', timeStyle: 'short' }) : ''}
                </small>
              </div>
              {removing === card.id ? (
                <Button size="small" look="danger" onClick={() => void shelf?.remove(card.id).then(again)}>
                  {t('Remove?')}
                </Button>
              ) : (
                <IconButton
                  icon="trash"
                  size="small"
                  label={t('Remove {name}', { name: card.name })}
                  disabled={card.id === openId}
                  onClick={() => setRemoving(card.id)}
                />
              )}
            </div>
          </article>
        ))}
      </div>
    </Dialog>
  )
}
