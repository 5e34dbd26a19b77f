import { forget, textKey } from '#model'
import { CodePanel } from '#panels'
import { Empty } from '#ui'
import { t } from '#words'
import { actionOf } from './actions/index.ts'
import { useApp, useDesk } from './context.tsx'
import { takeTyped } from './take-typed.ts'

/** The design as code, and what may be done with it from there. */
export function CodeHost({ dark }: { readonly dark: boolean }) {
  const context = useApp()
  const { design, desk } = context
  const language = useDesk((it) => it.language)
  return (
    <CodePanel
      language={language}
      dark={dark}
      onLanguage={(id) => desk.setState({ language: id })}
      onTyped={(changes, title, burst) => takeTyped(context, changes, { title, burst })}
      onRewrite={(id) => design.commit(t('write text anew'), forget(design.design(), textKey(id)))}
      onDownload={() => void actionOf('download-code').run(context)}
      onDownloadAll={() => void actionOf('download-all').run(context)}
      meanwhile={<Empty icon="code" title={t('Loading…')} />}
    />
  )
}
