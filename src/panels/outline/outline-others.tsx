import { fullTitleOf, type Id, kindOf, object } from '#model'
import { useDesign } from '#session'
import { t, translated } from '#words'
import { gistOf } from '../gist.ts'
import { useOutline } from './outline-context.ts'

type OutlineOthersProps = { readonly ids: readonly Id[]; readonly of: string }

/** What is no table, in a table: each opens in the inspector. */
export function OutlineOthers({ ids, of }: OutlineOthersProps) {
  const { inspect } = useOutline()
  const design = useDesign((it) => it)
  if (ids.length === 0) return null
  return (
    <table className="outline-others">
      <caption>{t('Other objects of {name}', { name: of })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Name')}</th>
          <th scope="col">{t('Kind')}</th>
          <th scope="col">{t('In short')}</th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => {
          const it = object(design, id)
          return (
            it && (
              <tr key={id}>
                <th scope="row">
                  <button type="button" onClick={() => inspect(id)}>
                    {fullTitleOf(design, it)}
                  </button>
                </th>
                <td>{translated(kindOf(it).label.one)}</td>
                <td>{gistOf(design, it)}</td>
              </tr>
            )
          )
        })}
      </tbody>
    </table>
  )
}
