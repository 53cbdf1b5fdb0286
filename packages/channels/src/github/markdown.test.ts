import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.ts'

test.each([
  ['plain words', { html: null, text: 'plain words' }],
  ['', { html: null, text: '' }],
  ['so **bold**', { html: '<p>so <strong>bold</strong></p>', text: 'so bold' }],
  [
    '- [x] done\n- [ ] open',
    { html: '<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>', text: '* ☑ done\n * ☐ open' },
  ],
])('%j is shown as GitHub means it', (source, rendered) => {
  const { html, text } = renderMarkdown(source)
  expect({ html, text }).toEqual(rendered)
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '<a href="data:text/html,x" onclick="y()">z</a>',
  '<iframe src="https://evil.test"></iframe>',
])('nothing dangerous is left of %s', (source) => {
  expect(renderMarkdown(`a ${source} b`).html ?? '').not.toMatch(/script|onerror|onclick|iframe|data:/i)
})
