import { type DesignStore, lookAtUsers } from '#model'
import { FindPanel } from '#panels'
import { whenIdle } from '#session'

/** More changes than that are another design, as an import makes one. */
const MANY = 100

/** Looks through a design just opened while nothing else wants the time, so that the first edit need not. */
export function lookAhead(store: DesignStore): void {
  const look = (more: () => boolean) => {
    if (!lookAtUsers(store.design(), more)) whenIdle(look)
    // It takes the keyboard when it opens: who types on at once loses no letter.
    else void FindPanel.prepare()
  }
  store.listen(({ changes }) => {
    if (!changes || changes.length > MANY) whenIdle(look)
  })
}
