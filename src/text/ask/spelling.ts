import { tokenize } from '#base'
import { languageById } from '../language.ts'

type Spelled = { readonly name: string } | { readonly refused: string }

/** What a name says that is written in a language: without its quotes, and folded where the language folds it. */
export function spellingOf(language: string, written: string, inString: boolean): Spelled {
  if (written === '') return { refused: 'A name has to have at least one letter.' }
  if (inString)
    return /["'`\\\n]/.test(written) ? { refused: `“${written}” can’t stand in a string as it is.` } : { name: written }
  if (language === 'sql') return inSql(written)
  if (language === 'dbml') return inDbml(written)
  const may = languageById(language)?.importer.mayCall(written) ?? false
  return may
    ? { name: written }
    : { refused: `“${written}” can’t be a name here: letters, digits and _ only, and no word that the language keeps.` }
}

function inSql(written: string): Spelled {
  const [token, ...more] = tokenize(written)
  if (token?.type === 'name' && more.length === 0 && !token.unclosed && token.value !== '') return { name: token.value }
  return { refused: `“${written}” is no name in SQL unless it stands in double quotes.` }
}

function inDbml(written: string): Spelled {
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(written)) return { name: written }
  const quoted = /^"((?:[^"\\\n]|\\[^\n])+)"$/.exec(written)?.[1]
  if (quoted !== undefined) return { name: quoted.replace(/\\(.)/g, '$1') }
  return { refused: `“${written}” is no name in DBML unless it stands in double quotes.` }
}
