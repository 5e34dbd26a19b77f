const PREFIX = 'schemawright/'

/** A small setting kept in this browser; null where there is none, or storage is shut off. */
export function readSaved<T extends object>(key: string): Partial<T> | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    return value && typeof value === 'object' ? (value as Partial<T>) : null
  } catch {
    return null
  }
}

export function writeSaved(key: string, value: object): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // Storage shut off or full: settings are then forgotten, nothing worse.
  }
}
