import { remembered, wordsOf } from '#base'

export { wordsOf } from '#base'

/** A name by its words alone, as names of any case are compared: `userID` and `user_id` are both `user_id`. */
export const spelled = remembered((name): string => wordsOf(name).join('_'))

/** Names for a sentence: `a, b and 3 more`. */
export function listed(names: readonly string[], most = 4): string {
  const rest = names.length - most
  return rest > 1 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ')
}
