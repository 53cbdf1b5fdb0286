import { expect, test } from 'vitest'
import { markdownToHtml, markdownToText } from './markdown.ts'
import { messageIdOf, nonceOf } from './nonce.ts'
import { dateOf, snowflakeOf } from './snowflake.ts'

const names = {
  user: (id: string) => (id === '1' ? 'Anna' : null),
  channel: (id: string) => (id === '7' ? 'help' : null),
}

test('names, signs and times become what people read', () => {
  expect(
    markdownToText('<@1> <@!2> in <#7>, <@&5> <:wave:99> <a:run:98> </help:4> <t:1767225600:R>', names),
  ).toBe('@Anna @2 in #help, @role :wave: :run: /help 2026-01-01 00:00 UTC')
  expect(markdownToText('see <https://shop.test/a>', names)).toBe('see https://shop.test/a')
})

test('formatting becomes HTML, and nothing of the sender’s is markup', () => {
  const html = (text: string) => markdownToHtml(text, names)
  expect(html('plain words\nand more')).toBeNull()
  expect(html('**bold _both_** ~~gone~~ ||spoiler|| snake_case_word')).toBe(
    '<b>bold <i>both</i></b> <s>gone</s> <mark>spoiler</mark> snake_case_word',
  )
  expect(html('```js\nlet a = "<b>"\n```')).toBe('<pre>let a = &quot;&lt;b&gt;&quot;\n</pre>')
  expect(html('> one\n> two\nthree')).toBe('<blockquote>one<br>two</blockquote>three')
  expect(html('[here](https://evil.test) <script>')).toBe(
    '<a href="https://evil.test/" rel="noopener noreferrer">here (https://evil.test)</a> &lt;script&gt;',
  )
  for (const sign of ['*', '**_', '`', '<@', '[', '> ', '||'])
    expect(html(sign.repeat(19_000 / sign.length))?.length ?? 0).toBeLessThan(300_000)
})

test('our own id is found again in what came back', () => {
  const id = crypto.randomUUID()
  expect(nonceOf(id)).toHaveLength(22)
  expect(messageIdOf(nonceOf(id))).toBe(id)
  expect(messageIdOf('1234')).toBeNull()
  expect(messageIdOf(undefined)).toBeNull()
})

test('an id tells its time', () => {
  expect(dateOf('175928847299117063').toISOString()).toBe('2016-04-30T11:18:25.796Z')
  const now = new Date('2026-11-30T00:00:00Z')
  expect(dateOf(snowflakeOf(now))).toEqual(now)
})
