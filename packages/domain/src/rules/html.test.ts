import { expect, test } from 'vitest'
import { html, trustedHtml } from './html.ts'

test('what others wrote is text, what is ours stays', () => {
  const cells = ['<b>', `"a" & 'b'`].map((text) => html`<td title="${text}">${text}</td>`)
  expect(html`${cells}${null}${false}${3}${trustedHtml('<svg/>')}`.html).toBe(
    '<td title="&lt;b&gt;">&lt;b&gt;</td>' +
      '<td title="&quot;a&quot; &amp; &#39;b&#39;">&quot;a&quot; &amp; &#39;b&#39;</td>3<svg/>',
  )
})
