import { type Id, pathOf } from '#model'
import { useDesign, useDesignStore, useSessionStore } from '#session'
import { Badge, Button, Icon } from '#ui'
import { t } from '#words'
import type { TableTheory } from './table-theory.ts'
import { useWorkedOut } from './use-worked-out.ts'
import './tenants.css'

type TenantsProps = { readonly table: Id<'table'>; readonly theory: TableTheory }

/** Whose the rows are: where one says that a table holds the tenants, and sees which tables keep them apart, and how. */
export function Tenants({ table, theory }: TenantsProps) {
  const store = useDesignStore()
  const session = useSessionStore()
  const name = useDesign((design) => pathOf(design, table))
  const reading = useWorkedOut(table, theory.tenancy)
  if (!reading) return null
  const { root, tables } = reading
  const isRoot = root?.id === table
  const mark = async () =>
    store.commit(t('the rows of {name} are the tenants', { name }), await theory.markTenants(table))
  const shown = isRoot ? tables : tables.filter((it) => it.id === table)
  return (
    <section className="inspector-section" aria-label={t('Tenants')}>
      <header>
        <h2>{t('tenants')}</h2>
        {isRoot && <Badge>{tables.length}</Badge>}
      </header>
      <p className="tenants-said">{said(root, isRoot, shown.length > 0)}</p>
      {shown.length > 0 && (
        <table className="tenants">
          <thead>
            <tr>
              <th scope="col">{t('table')}</th>
              <th scope="col">{t('whose')}</th>
              <th scope="col">{t('policies')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={it.id}>
                <th scope="row">
                  <button type="button" onClick={() => session.select([it.id])}>
                    {it.path}
                  </button>
                </th>
                <td data-lacks={it.column === null || it.nullable || undefined}>
                  <Icon name={it.column && !it.nullable ? 'check' : 'warning'} size={12} />
                  {it.column
                    ? it.nullable
                      ? t('{column}, may be null', { column: it.column })
                      : it.column
                    : t('no column')}
                </td>
                <td data-lacks={!it.guarded || undefined}>
                  {it.guarded ? it.policies.join(', ') || t('none') : t('row security is off')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isRoot && (
        <Button size="small" icon="users" onClick={() => void mark()}>
          {t('Its rows are the tenants')}
        </Button>
      )}
    </section>
  )
}

function said(root: { readonly path: string } | null, isRoot: boolean, within: boolean): string {
  if (!root) return t('This design has no tenants.')
  if (isRoot) return t('A row of this table is a tenant. Theirs, by foreign keys, are:')
  return within
    ? t('Its rows belong to one of {path}.', { path: root.path })
    : t('Its rows belong to none of {path} in particular.', { path: root.path })
}
