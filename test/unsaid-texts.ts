import { readFileSync } from 'node:fs'
import { filesOf, parsed, partOf, partsOf, type SourceNode, walk, wordOf } from '../scripts/source-tree.ts'
import { READ_ROOMS } from '../scripts/words-of-source.ts'

/** Attributes, fields and calls whose words nobody reads: names of things, keys, SQL. */
const SILENT =
  /^\.?(className|id|key|keys|role|name|type|kind|sort|look|tone|icon|href|rel|target|style|dir|lang|words|group|groups|does|fontFamily|font|data-.*|invariant|fail|matchMedia|showKeys|actionOf|classes|pick|includes|closest|querySelector|querySelectorAll|startsWith|endsWith|addEventListener|removeEventListener|exec|ask|has|get|test|log|warn)$/
/** Attributes, fields and calls whose words are there to be read, however short. */
const SHOWN =
  /^\.?(aria-label|aria-description|aria-valuetext|title|placeholder|label|alt|hint|says|means|text|message|say|commit|toast|setTrouble|onRefuse)$/

/** A few words of prose, or a word that begins as labels do. */
const isProse = (text: string): boolean => /[a-z]{2,}[,;:]? [a-z]{2,}|^\s*[A-Z][a-z]+\b(?![-+.@/])/.test(text)
const hasWord = (text: string): boolean => /[a-z]{3,}/i.test(text)

function textOf(node: SourceNode): string | null {
  if (node.type === 'JSXText' || node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'TemplateLiteral') return null
  return partsOf(node, 'quasis')
    .map((it) => (it.value as { readonly cooked: string }).cooked)
    .join('{}')
}

/** What a node is called that hands its words on: an attribute, a field, a call. */
function calledBy(node: SourceNode): string | null {
  if (node.type === 'JSXAttribute') return wordOf(partOf(node, 'name'))
  if (node.type === 'Property') return wordOf(partOf(node, 'key'))
  return node.type === 'CallExpression' ? wordOf(partOf(node, 'callee')) : null
}

/** Types, imports, comparisons and what is thrown are for no one to read; what `t` says is said. */
const isApart = (node: SourceNode): boolean =>
  /^(Import|ExportAll|TS(?!As|Satisfies|NonNull)|NewExpression|ThrowStatement|SwitchCase$)/.test(node.type)
    ? node.type !== 'SwitchCase'
    : node.type === 'BinaryExpression' && node.operator !== '+'

/** Every text in the rooms that people read which is shown in English alone. */
export function unsaidTexts(): readonly { readonly path: string; readonly text: string }[] {
  return filesOf(READ_ROOMS).flatMap((path) => {
    const found: { path: string; text: string }[] = []
    walk(parsed(path, readFileSync(path, 'utf8')), (node, above) => {
      const called = calledBy(node)
      if (isApart(node) || (called !== null && (/^(t|msg)$/.test(called) || SILENT.test(called)))) return false
      const text = textOf(node)
      if (text === null) return true
      const by = above.map(calledBy).findLast((it) => it !== null) ?? ''
      const inChild = node.type === 'JSXText' || above.at(-1)?.type === 'JSXExpressionContainer'
      if (isProse(text) || (hasWord(text) && (node.type === 'JSXText' || (!inChild && SHOWN.test(by)))))
        found.push({ path, text: text.replace(/\s+/g, ' ').trim() })
      return node.type === 'TemplateLiteral'
    })
    return found
  })
}
