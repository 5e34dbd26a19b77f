import { useEffect, useRef, useState } from 'react'
import { Badge, Button, Checkbox, Dialog, Select, toast } from '#ui'
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
const PLACES: readonly { readonly most: number; readonly name: string }[] = [
  { most: 2000, name: 'Everywhere, old mail clients too' },
  { most: 8000, name: 'Chats, issue trackers, wikis' },
  { most: 65_000, name: 'Browsers and most chats; some tools cut it' },
  { most: 1_900_000, name: 'Browsers only: send the design file instead' },
]

type What = 'edit' | 'view' | 'frame'
const WHATS: readonly { readonly value: What; readonly label: string }[] = [
  { value: 'edit', label: 'A link to a copy that can be edited' },
  { value: 'view', label: 'A link for reading only' },
  { value: 'frame', label: 'An <iframe> for a page or wiki' },
]
const SAYS: Readonly<Record<What, string>> = {
  edit: 'Whoever opens it gets a copy of their own.',
  view: 'Whoever opens it sees the diagram and can look around; nothing there changes it.',
  frame: 'The page shows the diagram for reading; it is asked for nothing else.',
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
      toast(what === 'frame' ? 'Snippet copied' : 'Link copied')
      onClose()
    } catch {
      toast('The browser did not allow the clipboard to be written; copy it from the field.', { tone: 'error' })
    }
  }
  const safe = link ? PLACES.find((it) => link.length <= it.most) : null
  return (
    <Dialog
      title="Share"
      onClose={onClose}
      foot={
        <>
          <Button icon="download" onClick={onSaveFile}>
            Save as file
          </Button>
          <Button look="primary" icon="link" disabled={!link} onClick={() => void copy()}>
            {what === 'frame' ? 'Copy snippet' : 'Copy link'}
          </Button>
        </>
      }
    >
      {fragment === null ? (
        <p>This design can’t be put in a link. Save it as a file instead.</p>
      ) : (
        <div style={{ display: 'grid', gap: 12 }}>
          <p>
            The link holds the whole design in the part after <code>#</code>, which browsers never send to a server.
            <br />
            {SAYS[what]}
          </p>
          <Select aria-label="What to share" value={what} options={WHATS} onChoose={setWhat} />
          <input
            className="ui-input"
            aria-label={what === 'frame' ? 'Snippet' : 'Link'}
            readOnly
            value={shown ?? 'Packing…'}
            onFocus={(event) => event.target.select()}
          />
          <Checkbox label="Open it where I am now: this diagram, table and view" checked={here} onToggle={setHere} />
          {link && (
            <p>
              <Badge tone={link.length <= 8000 ? 'ok' : 'warning'}>{link.length.toLocaleString('en')} characters</Badge>{' '}
              {safe?.name ?? 'Too long for any browser: send the design file instead'}
            </p>
          )}
        </div>
      )}
    </Dialog>
  )
}
