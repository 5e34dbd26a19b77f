import { BLOCK_COMMENT, type Cutting, END, namesBy, TICK } from '../cutting.ts'
import { heading } from './bundle.ts'

export const drizzleCutting: Cutting = {
  comments: String.raw`\/\/[^\n]*|${BLOCK_COMMENT}`,
  strings: String.raw`'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|${TICK}(?:[^${TICK}\\]|\\[\s\S])*?(?:${TICK}|${END})`,
  heading,
  names: (text) =>
    /^(?:import\b|export\s*[{*]|(?:export\s+)?(?:const|let|var)\s*[{[])/m.test(text) ? null : named(text),
  standsAlone: (text) =>
    /=\s*(?:[\w.$]*(?:pgTable|\.table)\w*|relations)\s*\(|^(?:import\b|export\s*(?:type|interface|[{*]))/m.test(text),
}

const named = namesBy({
  comment: /\/\/.*/g,
  known: /\b(?:const|let|var|function|class|enum|type|interface)\s+[\w$]/,
  names: [
    /\b(?:const|let|var|function|class|enum|type|interface)\s+([\w$]+)/g,
    /,\s*([\w$]+)\s*=(?![=>])/g,
    /=\s*[\w.$]+\(\s*['"`]([^'"`\n]+)['"`]/g,
  ],
})
