import { type Cutting, END, namesBy } from '../cutting.ts'
import { heading } from './bundle.ts'

/** A decorator belongs to what stands under it. */
const DECORATOR = String.raw`^@[^\n]*\n`

export const sqlmodelCutting: Cutting = {
  comments: String.raw`#[^\n]*`,
  strings: String.raw`"""[\s\S]*?(?:(?<!\\)"""|${END})|'''[\s\S]*?(?:(?<!\\)'''|${END})|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|${DECORATOR}`,
  heading,
  names: namesBy({
    comment: /#.*/g,
    known: /^(?:class|(?:async\s+)?def)\b|^\w+[ \t]*(?::[^=\n]*)?=(?!=)/m,
    names: [
      /^(?:class|(?:async\s+)?def)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]*)?=(?!=)/gm,
      /__tablename__\s*(?::[^=\n]*)?=\s*["'](\w+)/g,
      /\b(?:Table|Enum)\(\s*["'](\w+)/g,
      /\bname\s*=\s*["'](\w+)/g,
    ],
  }),
  standsAlone: (text) =>
    /^class\b.*\btable\s*=\s*True/m.test(text) || /^(?:from|import)\b|^\s+__tablename__\b/m.test(text),
}
