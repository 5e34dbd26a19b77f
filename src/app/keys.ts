/** A shortcut as written in an action: `Mod+Shift+Z`, `T`, `?`. Mod is ⌘ on a Mac and Ctrl elsewhere. */
export type Keys = string

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Shift makes signs of digits, and Alt on a Mac of letters too: those are told by where they are on the keyboard. */
const keyOf = (event: Pressed): string =>
  (event.altKey && /^Key./.test(event.code)) || ((event.altKey || event.shiftKey) && /^Digit./.test(event.code))
    ? event.code.slice(-1)
    : event.key

/** `Mod++` is Mod and the plus sign. */
const partsOf = (keys: Keys): string[] => keys.split(/\+(?=.)/)

/** Whether an event is this shortcut. A sign that needs Shift to be typed (`?`) is taken with it. */
export function pressed(event: Pressed, keys: Keys, mac = isMac): boolean {
  const parts = partsOf(keys)
  const wanted = parts.at(-1) ?? ''
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  const key = keyOf(event)
  const sign = wanted.length === 1 && !/[a-z0-9]/i.test(wanted)
  return (
    key.toLowerCase() === wanted.toLowerCase() &&
    mod === parts.includes('Mod') &&
    !other &&
    event.altKey === parts.includes('Alt') &&
    (sign || event.shiftKey === parts.includes('Shift'))
  )
}

const MAC_WORDS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Delete: '⌫',
  Enter: '↩',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A shortcut as a person reads it. */
export function showKeys(keys: Keys, mac = isMac): string {
  const parts = partsOf(keys).map((part) => (mac ? MAC_WORDS[part] : WORDS[part]) ?? part)
  return mac ? parts.join('') : parts.join('+')
}
