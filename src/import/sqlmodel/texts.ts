import type { PyCall } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { type Given, isNone, LONGEST, text, textOf, unknown, type Value } from './values.ts'

type Call = { readonly name: string; readonly args: readonly Given[]; readonly node: PyCall }

const capitalized = (it: string): string => it.slice(0, 1).toUpperCase() + it.slice(1).toLowerCase()

/** What a text's own functions give; null where it is none of them. */
export function said(reading: Evaluating, of: Value, { name, args, node }: Call): Value | null {
  const given = args.map((it) => textOf(it.value) ?? '')
  if (of.is === 'library' && of.path === 're') return byPattern(reading, name, given, node)
  if (of.is === 'call' && of.of.is === 'library' && of.of.path === 're.compile')
    return byPattern(reading, name, [textOf(of.args[0]?.value) ?? '', ...given], node)
  if (of.is !== 'text') return null
  const { text: own } = of
  switch (name) {
    case 'lower':
    case 'casefold':
      return text(own.toLowerCase())
    case 'upper':
      return text(own.toUpperCase())
    case 'title':
      return text(own.replace(/[A-Za-z]+/g, capitalized))
    case 'capitalize':
      return text(capitalized(own))
    case 'strip':
      return text(own.trim())
    case 'removesuffix':
      return text(given[0] && own.endsWith(given[0]) ? own.slice(0, -given[0].length) : own)
    case 'removeprefix':
      return text(given[0] && own.startsWith(given[0]) ? own.slice(given[0].length) : own)
    case 'replace':
      return bounded(reading, own.split(given[0] || '\0').join(given[1] ?? ''), node)
    case 'join': {
      const [list] = args
      if (list?.value.is !== 'list') return null
      const parts = list.value.items.map((it) => textOf(it.value))
      return parts.includes(null)
        ? unknown('it is only known when it runs', node)
        : bounded(reading, parts.join(own), node)
    }
    case 'split': {
      const by = args[0] && !isNone(args[0].value) ? (given[0] ?? ' ') : /\s+/
      return { is: 'list', items: own.split(by).map((it) => ({ value: text(it), at: node })) }
    }
    case 'format': {
      let place = 0
      const made = own.replace(/\{(\w*)\}/g, (_, key: string) => {
        const it =
          key === '' ? args[place++] : /^\d+$/.test(key) ? args[Number(key)] : args.find((each) => each.name === key)
        return it && 'text' in it.value ? String(it.value.text) : ''
      })
      return bounded(reading, made, node)
    }
    default:
      return null
  }
}

const bounded = (reading: Evaluating, made: string, node: PyCall): Value =>
  made.length > LONGEST || !reading.spend(made.length / 100) ? unknown('there is too much to read', node) : text(made)

/** A pattern that can't take long: without repetition of what is repeated. */
const QUICK = /^(?:[^()*+{}]|\((?:[^()*+{}])*\)|\((?:[^()*+{}]|[*+](?![*+]))*\)(?![*+{])|[*+](?![*+]))*$/

/** A pattern as a script's own; null where it can't be read, or may take long. */
function patternOf(pattern: string, own: string): RegExp | null {
  const isQuick = pattern.length <= 80 && (pattern.match(/[*+]/g) ?? []).length <= 3 && QUICK.test(pattern)
  if (!isQuick || own.length > 200) return null
  try {
    return new RegExp(pattern.replaceAll('(?P<', '(?<'), 'g')
  } catch {
    return null
  }
}

/** `re.sub` and `re.split`, as names are made with them: of a short text, by a pattern that can't take long. */
function byPattern(reading: Evaluating, name: string, given: readonly string[], node: PyCall): Value | null {
  if (name !== 'sub' && name !== 'split') return null
  const [pattern = '', by = ''] = given
  const own = (name === 'sub' ? given[2] : by) ?? ''
  const script = patternOf(pattern, own)
  if (!script) return unknown('it is only known when it runs', node)
  if (name === 'split')
    return { is: 'list', items: own.split(script).map((it) => ({ value: text(it ?? ''), at: node })) }
  return bounded(reading, own.replace(script, by.replaceAll('$', '$$$$').replace(/\\(\d)/g, '$$$1')), node)
}
