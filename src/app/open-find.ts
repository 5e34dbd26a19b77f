import type { ActionContext } from './actions/action.ts'

/** Opens the find panel, which takes the keyboard. */
export function openFind({ desk, session }: ActionContext, here: boolean): void {
  const { round } = desk.getState().finding
  desk.setState({ left: 'find', finding: { here, round: round + 1 } })
  session.togglePanel('tree', true)
}
