/** Hands text or bytes to the browser as a file to keep. */
export function download(name: string, content: string | Blob | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 120) || 'design'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Asks the person for a file; null when they think better of it. */
export function pickFile(accept: string): Promise<File | null> {
  return new Promise((done) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.onchange = () => done(input.files?.[0] ?? null)
    input.oncancel = () => done(null)
    input.click()
  })
}
