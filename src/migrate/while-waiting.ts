import type { At, Common, DbObject, Id } from '#model'

/** How SQL speaks of what is there while some of it waits in another form: heirs have no default of their own by then. */
export function whileWaiting(at: At, formOf: (id: Id) => DbObject | undefined): At {
  const inForm = (it: Common): Common => formOf(it.id) ?? it
  return {
    ...at,
    object: (id) => formOf(id) ?? at.object(id),
    children: (id) => at.children(id).map(inForm),
    users: (id) => at.users(id).map(inForm),
  }
}
