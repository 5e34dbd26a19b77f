/**
 * Names already given, compared without case: names that differ in case alone become one file on some systems.
 * `folds`: false where a text has such names already. `reserved` names are refused as they are written.
 */
export class Claims {
  readonly #taken = new Set<string>()
  readonly #reserved: ReadonlySet<string>
  readonly #folds: boolean

  constructor(reserved: ReadonlySet<string> = new Set(), folds = true) {
    this.#reserved = reserved
    this.#folds = folds
  }

  #key(name: string): string {
    return this.#folds ? name.toLowerCase() : name
  }

  isFree(name: string): boolean {
    return !this.#taken.has(this.#key(name)) && !this.#reserved.has(name)
  }

  take(name: string): void {
    this.#taken.add(this.#key(name))
  }

  /** The first candidate that is free, or the last with the lowest number that makes it so; taken from now on. */
  claim(...candidates: readonly [string, ...string[]]): string {
    let name = candidates.find((each) => this.isFree(each))
    for (let n = 2; name === undefined; n++) {
      const numbered = `${candidates.at(-1)}${n}`
      if (this.isFree(numbered)) name = numbered
    }
    this.take(name)
    return name
  }
}
