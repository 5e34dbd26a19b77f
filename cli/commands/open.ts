import { decodeLink, toFile } from '#share'
import { type Command, Stop } from '../command.ts'
import { countKinds } from '../count-kinds.ts'

export const openCommand: Command = {
  name: 'open',
  usage: 'open LINK [-o design.json]',
  summary: 'Read the design that a link holds',
  options: {
    output: { value: true, short: 'o', says: 'where to write the design file; without it the file is printed' },
  },
  run: async ({ file: link, options }, io) => {
    const { design, notices } = decodeLink(link.slice(Math.max(0, link.indexOf('#'))))
    if (!design) throw new Stop(3, notices[0]?.message ?? 'This link holds no design', notices)
    const text = toFile(design)
    if (typeof options.output === 'string') await io.writeFile(options.output, text)
    return {
      code: 0,
      text: typeof options.output === 'string' ? options.output : text.trimEnd(),
      json: { name: design.name, objects: countKinds(design), notices },
    }
  },
}
