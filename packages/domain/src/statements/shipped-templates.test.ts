import {
  fillGaps,
  gapsOf,
  languagesOf,
  measureText,
  openGaps,
  statementTemplateSchema,
  textFor,
} from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { shippedTemplates } from './shipped-templates.ts'

/** As long as what people fill in may well be. */
const filling: Record<string, string> = {
  brand: 'Northwind Coffee',
  service: 'The Northwind shop',
  product: 'the Barista 300 grinder',
  problem: 'overheating and smoke',
  time: '14:20 on 3 March',
  next_update: '18:00 on 3 March',
  contact: 'https://northwind.example/help',
}

describe.each(shippedTemplates)('the template “$title”', (template) => {
  test('is what the API gives away, in two languages with the same gaps', () => {
    expect(statementTemplateSchema.parse(template)).toEqual(template)
    expect(languagesOf(template.content)).toEqual(['en', 'de'])
    expect(openGaps({ ...template.content, values: filling })).toEqual([])
    const gaps = (language: string) =>
      [
        ...new Set(
          template.content.texts
            .filter((one) => one.language === language)
            .flatMap(({ text }) => gapsOf(text)),
        ),
      ].toSorted()
    expect(gaps('de')).toEqual(gaps('en'))
  })

  test.each([
    ['x', { unit: 'weighted', perLink: 23 }, 280],
    ['bluesky', { unit: 'graphemes', perLink: null }, 300],
    ['mastodon', { unit: 'characters', perLink: 23 }, 500],
  ] as const)('fits %s once it is filled in', (network, count, max) => {
    for (const language of languagesOf(template.content)) {
      const said = textFor(template.content, { network, language })
      const length = measureText(fillGaps(said?.text ?? '', filling), count)
      expect(length, `${language}: ${length}`).toBeLessThanOrEqual(max)
      expect(length).toBeGreaterThan(80)
    }
  })
})
