import { useEffect, useRef, useState } from 'react'
import { Badge, Button, Checkbox, Dialog, toast } from '#ui'

type ShareDialogProps = {
  /** The design as the part of a link after `#`. */
  readonly encode: () => Promise<string>
  /** The same leading to where the person is now. */
  readonly toHere: (fragment: string) => string
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

/** A link that holds the whole design; no server sees it. */
export function ShareDialog({ encode, toHere, onSaveFile, onClose }: ShareDialogProps) {
  const pack = useRef(encode)
  const [fragment, setFragment] = useState<string | null | undefined>(undefined)
  const [here, setHere] = useState(false)
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
  const link = fragment && `${location.href.split('#')[0]}#${here ? toHere(fragment) : fragment}`
  const copy = async () => {
    if (!link) return
    try {
      await navigator.clipboard.writeText(link)
      toast('Link copied')
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
            Copy link
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
            Whoever opens it gets a copy of their own.
          </p>
          <input
            className="ui-input"
            aria-label="Link"
            readOnly
            value={link ?? 'Packing…'}
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
