import { useEffect, useRef, useState } from 'react'
import { Around, Badge, Button, Checkbox, Dialog, Select, toast } from '#ui'
import { msg, type PlainMessage, SLOT, spoken, t } from '#words'
import { frameOf } from './frame.ts'

type ShareDialogProps = {
  /** The design as the part of a link after `#`. */
  readonly encode: () => Promise<string>
  /** The same as it stands in a link: leading to where the person is now, or for who only looks. */
  readonly link: (fragment: string, how: { readonly here: boolean; readonly readOnly: boolean }) => string
  readonly name: string
  readonly onSaveFile: () => void
  readonly onClose: () => void
}

/** How long a link may be for what people paste links into. */
const PLACES: readonly { readonly most: number; readonly name: PlainMessage }[] = [
  { most: 2000, name: msg('Everywhere, old mail clients too') },
  { most: 8000, name: msg('Chats, issue trackers, wikis') },
  { most: 65_000, name: msg('Browsers and most chats; some tools cut it') },
  { most: 1_900_000, name: msg('Browsers only: send the design file instead') },
]

type What = 'edit' | 'view' | 'frame'
const WHATS: readonly { readonly value: What; readonly label: string }[] = [
  { value: 'edit', label: msg('A link to a copy that can be edited') },
  { value: 'view', label: msg('A link for reading only') },
  { value: 'frame', label: msg('An <iframe> for a page or wiki') },
]
const SAYS: Readonly<Record<What, PlainMessage>> = {
  edit: msg('Whoever opens it gets a copy of their own.'),
  view: msg('Whoever opens it sees the diagram and can look around; nothing there changes it.'),
  frame: msg('The page shows the diagram for reading; it is asked for nothing else.'),
}

/** A link that holds the whole design; no server sees it. */
export function ShareDialog({ encode, link: linkOf, name, onSaveFile, onClose }: ShareDialogProps) {
  const pack = useRef(encode)
  const [fragment, setFragment] = useState<string | null | undefined>(undefined)
  const [here, setHere] = useState(false)
  const [what, setWhat] = useState<What>('edit')
  useEffect(() => {
    let mounted = true
    pack
      .current()
      .then((packed) => mounted && setFragment(packed))
      .catch(() => mounted && setFragment(null))
    return () => {
      mounted = false
    }
  }, [])
  const readOnly = what !== 'edit'
  const link = fragment && `${location.href.split('#')[0]}#${linkOf(fragment, { here, readOnly })}`
  const shown = link && (what === 'frame' ? frameOf(link, name) : link)
  const copy = async () => {
    if (!shown) return
    try {
      await navigator.clipboard.writeText(shown)
      toast(what === 'frame' ? t('Snippet copied') : t('Link copied'))
      onClose()
    } catch {
      toast(t('The browser did not allow the clipboard to be written; copy it from the field.'), { tone: 'error' })
    }
  }
  const safe = link ? PLACES.find((it) => link.length <= it.most) : null
  return (
    <Dialog
      title={t('Share')}
      onClose={onClose}
      foot={
        <>
          <Button icon="download" onClick={onSaveFile}>
            {t('Save as file')}
          </Button>
          <Button look="primary" icon="link" disabled={!link} onClick={() => void copy()}>
            {what === 'frame' ? t('Copy snippet') : t('Copy link')}
          </Button>
        </>
      }
    >
      {fragment === null ? (
        <p>{t('This design can’t be put in a link. Save it as a file instead.')}</p>
      ) : (
        <div style={{ display: 'grid', gap: 12 }}>
          <p>
            <Around
              text={t(
                'The link holds the whole design in the part after {sign}, which browsers never send to a server.',
                {
                  sign: SLOT,
                },
              )}
            >
              <code>#</code>
            </Around>
            <br />
            {t(SAYS[what])}
          </p>
          <Select aria-label={t('What to share')} value={what} options={spoken(WHATS)} onChoose={setWhat} />
          <input
            className="ui-input"
            dir="ltr"
            aria-label={what === 'frame' ? t('Snippet') : t('Link')}
            readOnly
            value={shown ?? t('Packing…')}
            onFocus={(event) => event.target.select()}
          />
          <Checkbox
            label={t('Open it where I am now: this diagram, table and view')}
            checked={here}
            onToggle={setHere}
          />
          {link && (
            <p>
              <Badge tone={link.length <= 8000 ? 'ok' : 'warning'}>
                {t('{count} character|{count} characters', { count: link.length })}
              </Badge>{' '}
              {safe ? t(safe.name) : t('Too long for any browser: send the design file instead')}
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}
