import { emptyDesign } from '#model'
import type { ActionContext } from '../actions/action.ts'
import type { Sample } from './index.ts'

/** Opens a design of the gallery as a new one, judged by the style that it is written in. */
export async function openSample({ design, desk }: ActionContext, sample: Sample): Promise<void> {
  const text = await sample.load()
  desk.setState({ designId: null })
  design.open(emptyDesign())
  desk.setState({
    dialog: { name: 'import', text, title: sample.title, atOnce: true, profile: sample.profile },
  })
}
