import {
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

export type VirtualListHandle = { readonly reveal: (index: number) => void; readonly focus: () => void }

type VirtualListProps = Omit<HTMLAttributes<HTMLDivElement>, 'children'> & {
  readonly count: number
  readonly rowHeight: number
  readonly row: (index: number) => ReactNode
  readonly handle?: Ref<VirtualListHandle>
}

const MARGIN = 8

/** A list of rows of one height, of which only those in view are in the page. */
export function VirtualList({ count, rowHeight, row, handle, ...rest }: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const here = box.current
    if (!here) return
    const look = () => setView({ top: here.scrollTop, height: here.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(here)
    here.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      here.removeEventListener('scroll', look)
    }
  }, [])
  useImperativeHandle(handle, () => ({
    reveal(index) {
      const here = box.current
      if (!here) return
      const top = index * rowHeight
      const height = here.clientHeight
      const off = top < here.scrollTop ? here.scrollTop - top : top + rowHeight - here.scrollTop - height
      // A step over the edge moves the list by a step; what is far off comes to the middle.
      if (off > height / 2) here.scrollTop = top - (height - rowHeight) / 2
      else if (off > 0) here.scrollTop += top < here.scrollTop ? -off : off
    },
    focus: () => box.current?.focus(),
  }))
  const first = Math.max(0, Math.floor(view.top / rowHeight) - MARGIN)
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + MARGIN)
  return (
    <div {...rest} ref={box} style={{ ...rest.style, overflowY: 'auto', position: 'relative' }}>
      <div style={{ height: count * rowHeight }} role="presentation">
        <div style={{ transform: `translateY(${first * rowHeight}px)` }} role="presentation">
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => row(first + i))}
        </div>
      </div>
    </div>
  )
}
