import { expect, test } from 'vitest'
import { frameOf } from './frame.ts'

test('a name can’t leave the attribute that it stands in', () => {
  const snippet = frameOf('https://example.org/#3abc&at=a"b&mode=view', '"><script>alert(1)</script>')
  expect(snippet.match(/</g)).toHaveLength(2)
  expect(snippet).toContain('src="https://example.org/#3abc&amp;at=a&quot;b&amp;mode=view"')
  expect(snippet).toContain('title="&quot;&gt;&lt;script&gt;')
})
