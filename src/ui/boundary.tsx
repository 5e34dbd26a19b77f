import { Component, type ReactNode } from 'react'
import { t } from '#words'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'
import { NotLoaded } from './later.tsx'

type Instead = (problem: unknown, again: () => void) => ReactNode
type BoundaryProps = {
  readonly children: ReactNode
  /** What is shown in it: once that is another, it is tried anew. */
  readonly of?: unknown
  readonly instead?: Instead
}
type BoundaryState = { readonly broken: { readonly problem: unknown } | null }

/** A part of the window that breaks by itself: without one, React takes down the whole window with what throws as it is drawn. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { broken: null }
  static getDerivedStateFromError = (problem: unknown): BoundaryState => ({ broken: { problem } })
  readonly again = () => this.setState({ broken: null })
  override componentDidUpdate(was: BoundaryProps) {
    if (was.of !== this.props.of && this.state.broken) this.again()
  }
  override render() {
    const { children, instead = (problem, again) => <Broken problem={problem} onAgain={again} /> } = this.props
    const { broken } = this.state
    return broken ? instead(broken.problem, this.again) : children
  }
}

type BrokenProps = { readonly problem: unknown; readonly onAgain: () => void; readonly children?: ReactNode }

/** What stands in the place of a part that could not be loaded or drawn, and what may be done about it. */
export function Broken({ problem, onAgain, children }: BrokenProps) {
  const missing = problem instanceof NotLoaded
  return (
    <div className="ui-broken" role="alert">
      <Empty icon="error" title={missing ? t('This part could not be loaded.') : t('This part could not be shown.')}>
        {missing ? (
          <p>
            {navigator.onLine
              ? t('A newer version is out.')
              : t('There is no network, and it is not kept on this computer yet.')}
          </p>
        ) : (
          <p lang="en" dir="ltr">
            {problem instanceof Error ? problem.message : String(problem)}
          </p>
        )}
        <div className="ui-broken-ways">
          {/* A browser may keep to its mind that a file was not there until the page is loaded anew. */}
          {!missing && <Button onClick={onAgain}>{t('Try again')}</Button>}
          <Button onClick={() => location.reload()}>{t('Reload')}</Button>
          {children}
        </div>
      </Empty>
    </div>
  )
}
