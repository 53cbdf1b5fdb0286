import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entitiesToHtml } from './entities-to-html.ts'

describe('formatting of Telegram as HTML', () => {
  test('what stands inside another stays inside, hidden links show where they lead', () => {
    const text = 'A bold & linked word'
    const html = entitiesToHtml(text, [
      { type: 'bold', offset: 2, length: 15 },
      { type: 'text_link', offset: 9, length: 6, url: 'https://shop.test/?a="b"' },
    ])
    expect(html).toBe(
      'A <b>bold &amp; <a href="https://shop.test/?a=%22b%22" rel="noopener noreferrer">linked</a> w</b>ord',
    )
  })

  test('offsets count as Telegram counts them, and what crosses is cut', () => {
    expect(entitiesToHtml('👍 ok', [{ type: 'bold', offset: 3, length: 2 }])).toBe('👍 <b>ok</b>')
    expect(
      entitiesToHtml('abcd', [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 3 },
      ]),
    ).toBe('<b>a<i>b</i></b>cd')
  })

  test('a link that is no web address is no link', () => {
    expect(
      entitiesToHtml('x', [{ type: 'text_link', offset: 0, length: 1, url: 'javascript:alert(1)' }]),
    ).toBeNull()
  })

  test('the words are kept whatever the marks, and no markup is the sender’s', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'code', 'pre', 'blockquote', 'spoiler'),
      offset: fc.integer({ min: -3, max: 30 }),
      length: fc.integer({ min: -3, max: 30 }),
    })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(entity), (text, entities) => {
        const html = entitiesToHtml(text, entities)
        if (html === null) return
        const open: string[] = []
        for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
          if (name === 'br') continue
          if (slash === '') open.push(name)
          else expect(open.pop()).toBe(name)
        }
        expect(open).toEqual([])
        expect(plain(html)).toBe(text)
      }),
    )
  })
})

const plain = (html: string) =>
  html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
