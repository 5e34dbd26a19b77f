import { toast } from '#ui'
import { msg, t } from '#words'
import { placeNow } from '../place-in.ts'
import { placeLink } from '../place-link.ts'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const copyLink: Action = {
  id: 'copy-link',
  title: msg('Copy link to this'),
  group: 'Edit',
  icon: 'link',
  words: 'deep link url address share table',
  onSelection: true,
  enabled: (context) => selectedObjects(context).length === 1,
  run: async (context) => {
    const fragment = await context.keeper.ask('link', {})
    const link = `${location.href.split('#')[0]}#${placeLink(fragment, placeNow(context))}`
    await navigator.clipboard.writeText(link).then(
      () => toast(t('Link copied: it holds the design and leads here')),
      () => toast(t('The browser did not allow the clipboard to be written.'), { tone: 'error' }),
    )
  },
}
