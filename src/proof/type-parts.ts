import type { DbObject, Design, Id } from '#model'

/** All that a type of the design is made of: what it says, its parts, and the same of the types that those are of. */
export function typeParts(design: Design, of: Id | null | undefined, seen = new Set<Id>()): readonly DbObject[] {
  if (!of || seen.has(of)) return []
  seen.add(of)
  const members = [...(design.objects.buckets.get(of)?.members.values() ?? [])]
  const within = members.map((it) => (it as { readonly type?: { readonly of?: Id | null } }).type?.of)
  return [...members, ...within.flatMap((each) => typeParts(design, each, seen))]
}
