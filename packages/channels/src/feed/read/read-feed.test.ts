import iconv from 'iconv-lite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBytes } from './decode-bytes.ts'
import { plainWords } from './plain-words.ts'
import { readFeed } from './read-feed.ts'

const url = 'https://news.test/feed'
const read = (text: string | Uint8Array, contentType: string | null = null) =>
  readFeed({ bytes: typeof text === 'string' ? Buffer.from(text) : text, contentType, url })
const titleOf = (text: string | Uint8Array, contentType?: string) =>
  plainWords(read(text, contentType)?.title ?? null)
const titled = (title: string, declared = '') =>
  `${declared}<rss><channel><title>${title}</title></channel></rss>`

describe('encodings', () => {
  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s, with a mark and without', (encoding) => {
    for (const addBOM of [true, false])
      expect(titleOf(iconv.encode(titled('größe'), encoding, { addBOM }))).toBe('größe')
  })

  test('HTTP goes before the document, and proof before both', () => {
    const gb = iconv.encode(titled('新闻', '<?xml version="1.0" encoding="iso-8859-1"?>'), 'gb2312')
    expect(titleOf(gb, 'application/xml; charset="gb2312"')).toBe('新闻')
    const utf8 = titled('größe', '<?xml version="1.0" encoding="iso-8859-1"?>')
    expect(titleOf(utf8, 'text/xml; charset=us-ascii')).toBe('größe')
    expect(titleOf(iconv.encode(titled('größe', '<?xml encoding="latin1"?>'), 'latin1'))).toBe('größe')
  })

  test('where nobody says it, the letters tell', () => {
    const text = 'これは日本語の文章です。新しいニュースを読みましょう。'
    expect(titleOf(iconv.encode(titled(text), 'shift_jis'))).toBe(text)
    expect(titleOf(iconv.encode(titled(text), 'euc-jp'))).toBe(text)
  })

  test('a few bad bytes cost a few letters', () => {
    const text = decodeBytes(
      Buffer.concat([Buffer.from('größer, schöner, älter'), Buffer.from([0xff])]),
      null,
    )
    expect(text).toMatch(/^größer, schöner, älter/)
  })

  test('any text, in UTF-8, comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = text.toWellFormed().replaceAll('\ufeff', '')
        const bytes = Buffer.from(`<feed>${clean}`)
        expect(decodeBytes(bytes, 'application/xml; charset=utf-8')).toBe(`<feed>${clean}`)
      }),
    )
  })
})

describe('documents that break the rules', () => {
  test.each([
    ['junk before', `\n  <br/>${titled('x')}`, 'x'],
    ['an ampersand', titled('Tea & Biscuits'), 'Tea & Biscuits'],
    ['names of HTML', titled('caf&eacute;&nbsp;&unknown;'), 'café &unknown;'],
    ['a control character', titled('x\u0007y'), 'xy'],
    ['a name of its own', `<!DOCTYPE rss [<!ENTITY who "us">]>${titled('by &who;')}`, 'by us'],
    ['no end', '<rss><channel><title>x', 'x'],
    ['a prefix nobody declared', '<rss><channel><dc:title>x</dc:title></channel></rss>', 'x'],
  ])('%s', (_name, text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  test('entities are not expanded in each other', () => {
    const lol = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('')
    expect(titleOf(`<!DOCTYPE rss [<!ENTITY l0 "lol">${lol}]>${titled('&l20;')}`)).toBe('&l20;')
  })

  test('nothing outside is fetched or read', () => {
    const doctype = '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    expect(titleOf(doctype + titled('&secret;'))).toBe('&secret;')
  })

  test('no nesting is too deep, no letter too many', () => {
    const deep = `<rss><channel><item><description>${'<b>'.repeat(100_000)}x</description></item></channel></rss>`
    expect(read(deep)?.items).toHaveLength(1)
  })

  test('whatever comes, it does not throw', () => {
    const piece = fc.constantFrom('<rss>', '</rss>', '<item', '>', '<![CDATA[', ']]>', '&amp', '<feed xml:base=":">',
      '<entry>', 'xmlns:a="', '"', '<?xml encoding="x"?>', '<!DOCTYPE [', '<content type="xhtml">', '<title>', '\0') // prettier-ignore
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void read(pieces.join(''))))
  })

  test('a page is no feed', () => {
    expect(read('<!doctype html><html><head><title>x</title></head></html>')).toBeNull()
    expect(read('{"version":"1"}')).toBeNull()
  })
})

describe('addresses', () => {
  test('relative ones start where the document says', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/"><entry xml:base="inner/"><link href="a"/>
      <content type="html">&lt;a href="b?x=1"&gt;b&lt;/a&gt;</content></entry></feed>`
    const [item] = read(atom)?.items ?? []
    expect(item?.link).toBe('https://news.test/base/inner/a')
    expect(item?.content?.value).toContain('href="https://news.test/base/inner/b?x=1"')
  })

  test('no link leads into a script', () => {
    const rss = '<rss><channel><item><link>javascript:alert(1)</link></item></channel></rss>'
    expect(read(rss)?.items[0]?.link).toBeNull()
  })
})

test('a review of an app store has its stars', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:im="http://itunes.apple.com/rss"><entry><id>1</id>
    <im:rating>2</im:rating><author><name>kim</name></author></entry></feed>`
  expect(read(atom)?.items[0]).toMatchObject({ rating: 2, authors: [{ name: 'kim' }] })
})
