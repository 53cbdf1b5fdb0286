import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trimMail } from './trim.ts'

const trimText = (text: string) => trimMail({ text, html: null })

describe('trimMail', () => {
  test.for([
    ['On Mon, 3 Mar 2026 at 10:00, Shop <support@shop.test> wrote:\n> Hello\n> there'],
    ['Am Mo., 3. März 2026 um 10:00 Uhr schrieb Shop <support@shop.test>:\n> Hallo'],
    ['Le lun. 3 mars 2026 à 10:00, Shop <support@shop.test> a écrit :\n> Bonjour'],
    ['El lun, 3 mar 2026 a las 10:00, Shop (<support@shop.test>) escribió:\n> Hola'],
    ['Op 12 december 2026 19:05 schreef Shop <\nsupport@shop.test>:\n\n> Hallo'],
    ['-----Original Message-----\nFrom: Shop\nSent: Monday\nTo: Me\nSubject: x\n\nHello'],
    ['-------- Oprindelig besked --------\n> Hej'],
    ['-- \nAnna Berg\nBerlin'],
    ['Sent from my iPhone'],
  ])('history and signature go: %j', ([tail]) => {
    expect(trimText(`It still does not work.\n\n${tail}`)).toBe('It still does not work.')
  })

  test('HTML history goes by its marks', () => {
    const html =
      '<div>Still broken</div><div class="gmail_quote"><div>On Monday Shop wrote:</div><blockquote>Hi</blockquote></div>'
    expect(trimMail({ text: 'Still broken\n\nOn Monday Shop wrote:\nHi', html })).toBe('Still broken')
  })

  test('an HTML signature goes by its mark', () => {
    const html = '<p>Call me.</p><div class="gmail_signature"><b>Anna</b><br>Berlin</div>'
    expect(trimMail({ text: 'Call me.\n\nAnna\nBerlin', html })).toBe('Call me.')
    expect(trimMail({ text: 'Anna', html: '<div class="gmail_signature">Anna</div>' })).toBe('Anna')
  })

  test('answers between the quotes stay', () => {
    const text = '> Which size?\nLarge.\n> Which colour?\nBlue.'
    expect(trimText(text)).toBe(text)
  })

  test('a forwarded mail stays whole', () => {
    const text =
      'FYI\n\n---------- Forwarded message ---------\nFrom: Bob <b@x.test>\nSubject: Leak\n\nIt leaks.'
    expect(trimText(text)).toContain('It leaks.')
  })

  test('where nothing new would be left, all is', () => {
    const onlyQuote = '> Hello\n> there\n> you'
    expect(trimText(onlyQuote)).toBe(onlyQuote)
    expect(trimText('-- \nAnna')).toBe('-- \nAnna')
    expect(trimText('👍')).toBe('👍')
  })

  test('never loses everything, never throws', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '> quoted',
        '-- ',
        'On Mon, Jan 1, 2026 x <a@b.c> wrote:',
        '',
        'From: x',
        '_____',
        'Hello',
        '---- Original ----',
      ),
      fc.string({ maxLength: 30 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const trimmed = trimText(text)
        if (/[\p{L}\p{N}]/u.test(text)) expect(trimmed).toMatch(/[\p{L}\p{N}]/u)
        expect(trimmed.length).toBeLessThanOrEqual(text.length + 2)
      }),
      { numRuns: 500 },
    )
  })
})
