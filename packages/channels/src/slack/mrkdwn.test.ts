import { expect, test } from 'vitest'
import { mrkdwnToHtml, mrkdwnToText, toMrkdwn } from './mrkdwn.ts'

const names = {
  user: (id: string) => (id === 'U1' ? 'Anna Berg' : null),
  channel: (id: string) => (id === 'C1' ? 'help' : null),
}
const text = (from: string) => mrkdwnToText(from, names)
const html = (from: string) => mrkdwnToHtml(from, names)

test('names, links and signs become what people read', () => {
  expect(text('<@U1> and <@U2> in <#C1> or <#C2|other>: <!here> <!subteam^S1|@team>')).toBe(
    '@Anna Berg and @U2 in #help or #other: @here @team',
  )
  expect(text('see <https://shop.test/a?b=1&amp;c=2|our page> or <https://shop.test>')).toBe(
    'see our page (https://shop.test/a?b=1&c=2) or https://shop.test',
  )
  expect(text('<mailto:a@b.test|a@b.test> 1 &lt; 2 &amp;&amp; :tada:')).toBe('a@b.test 1 < 2 && 🎉')
})

test('formatting becomes HTML, and nothing of the sender’s is markup', () => {
  expect(html('plain words')).toBeNull()
  expect(html('2*3*4 snake_case_word')).toBeNull()
  expect(html('*bold _both_* ~gone~')).toBe('<b>bold <i>both</i></b> <s>gone</s>')
  expect(html('`a*b*` ```x &lt;b&gt;\ny```')).toBe('<code>a*b*</code> <pre>x &lt;b&gt;\ny</pre>')
  expect(html('&gt; one\n&gt; two\nthree')).toBe('<blockquote>one<br>two</blockquote>three')
  expect(html('<https://shop.test|"here"> <javascript:alert(1)|x>')).toBe(
    '<a href="https://shop.test/" rel="noopener noreferrer">&quot;here&quot; (https://shop.test)</a> x',
  )
  expect(html('*&lt;img src=x onerror=alert(1)&gt;*')).toBe('<b>&lt;img src=x onerror=alert(1)&gt;</b>')
})

test('a text that is made to be slow is read to its end', () => {
  for (const sign of ['*', '_a', '`', '<', '&gt; ', '```', '*_~'])
    expect(html(sign.repeat(19_000 / sign.length))?.length ?? 0).toBeLessThan(200_000)
})

test('our words call nobody and keep their links', () => {
  expect(toMrkdwn('<!channel> & **bold** [page](https://shop.test/a) 1 > 2\n> quoted')).toBe(
    '&lt;!channel&gt; &amp; *bold* <https://shop.test/a|page> 1 &gt; 2\n> quoted',
  )
})
