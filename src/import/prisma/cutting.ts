import { BLOCK_COMMENT, type Cutting, namesBy } from '../cutting.ts'
import { heading } from './bundle.ts'

export const prismaCutting: Cutting = {
  comments: String.raw`\/\/[^\n]*|${BLOCK_COMMENT}`,
  strings: String.raw`"(?:[^"\\\n]|\\[^\n])*"`,
  heading,
  names: namesBy({
    comment: /\/\/.*/g,
    known: /^[ \t]*(?:model|enum|view|type)\b/m,
    names: [/^[ \t]*(?:model|enum|view|type)[ \t]+([\w-]+)/gm, /@@map\(\s*(?:name:\s*)?"([^"\n]*)"/g],
  }),
  standsAlone: (text) => /^[ \t]*model\b/m.test(text),
}
