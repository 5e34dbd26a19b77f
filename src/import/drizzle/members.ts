import type { MemberMention, Range } from '#languages'

/** The members that are named in a piece of a text: they come in its order, and are looked for by halves. */
export function membersIn(all: readonly MemberMention[], { from, to }: Range): readonly MemberMention[] {
  const firstBehind = (at: number): number => {
    let [low, high] = [0, all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((all[middle]?.name.from ?? at) < at) low = middle + 1
      else high = middle
    }
    return low
  }
  return all.slice(firstBehind(from), firstBehind(to))
}
