import { object } from '#model'
import { t } from '#words'
import type { ActionContext } from './actions/action.ts'

/** Goes to the place before or after this one, and shows it as it was left. */
export function goThrough({ visited, canvas, design, session }: ActionContext, way: 'back' | 'forward'): void {
  const to = visited.step(way)
  if (!to) return
  if (to.view) canvas()?.show(to.view)
  if (to.id) canvas()?.reveal(to.id)
  const it = to.id && object(design.design(), to.id)
  const name = it ? it.name : t('the diagram')
  session.say(way === 'back' ? t('Back to {name}', { name }) : t('Forward to {name}', { name }))
}
