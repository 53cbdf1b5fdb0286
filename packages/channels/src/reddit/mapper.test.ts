import { expect, test } from 'vitest'
import { safeHtml } from './mapper.ts'

test.for([
  [null, 'words', null],
  [
    '<!-- SC_OFF --><div class="md"><p>Tea &amp; cake</p>\n\n<p>Now</p>\n</div><!-- SC_ON -->',
    'Tea & cake\n\nNow',
    null,
  ],
  [
    '<div class="md"><p>a <strong>b</strong></p>\n</div>',
    'a **b**',
    '<div><p>a <strong>b</strong></p>\n</div>',
  ],
  ['<div class="md"><p>x</p><script>x()</script></div>', 'x', null],
] as const)('%s beside %s is shown as %s', ([html, text, shown]) => {
  expect(safeHtml(html, text)).toBe(shown)
})
