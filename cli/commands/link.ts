import { tablesOf } from '#model'
import { encodeLink } from '#share'
import type { Command } from '../command.ts'
import { loadAloud } from '../load.ts'

export const linkCommand: Command = {
  name: 'link',
  usage: 'link FILE [--base URL]',
  summary: 'Print a link that holds the whole design',
  options: {
    base: { value: true, says: 'the address where Schemawright is served; without it only the fragment is printed' },
  },
  run: async ({ file, options }, io) => {
    const { design } = await loadAloud(file, io)
    const fragment = encodeLink(design)
    const base = typeof options.base === 'string' ? options.base.replace(/#.*$/, '') : ''
    const tables = tablesOf(design).length
    return {
      code: 0,
      text: `${base}#${fragment}`,
      json: { link: `${base}#${fragment}`, characters: fragment.length + 1, tables },
    }
  },
}
