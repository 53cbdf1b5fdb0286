import { describe, expect, test } from 'vitest'
import { createLearnedScorer } from '../create-learned-scorer.ts'

const scorer = createLearnedScorer({ explain: false })

const about = (text: string, ...names: string[]) => {
  const { aspect } = scorer.judge({ text, language: 'en', about: names })
  return aspect === null
    ? null
    : { ...aspect, said: aspect.places.map(({ start, end }) => text.slice(start, end)) }
}

describe('a text that names several things', () => {
  test('is parted at its "but"', () => {
    const text = "Love my Lumo lamp, but Acme's support is a joke"
    expect(scorer.judge({ text, language: 'en' }).label).toBe('positive')
    expect(about(text, 'Acme')).toMatchObject({
      about: 'Acme',
      label: 'negative',
      said: ["but Acme's support is a joke"],
      isWhole: false,
    })
    expect(about(text, 'Lumo')).toMatchObject({ label: 'positive', said: ['Love my Lumo lamp'] })
  })

  test('is parted at an "and" where both sides say something', () => {
    expect(about('I love Pixel and hate Acme', 'Acme')).toMatchObject({
      label: 'negative',
      said: ['hate Acme'],
    })
    expect(about('Pixel and Acme are both awful', 'Acme')).toMatchObject({ label: 'negative', isWhole: true })
  })

  test('goes on about what it named last', () => {
    const text = 'Globex is a disaster. Acme answered at once. They were so kind!'
    expect(about(text, 'Acme')?.said).toEqual(['Acme answered at once.', 'They were so kind!'])
    expect(about(text, 'Globex')?.said).toEqual(['Globex is a disaster.'])
  })

  test('says the opposite of what is compared with the better', () => {
    expect(about('Pixel is so much better than Acme', 'Acme')?.label).toBe('negative')
    expect(about('Pixel is so much better than Acme', 'Pixel')?.label).toBe('positive')
    expect(about('Switched from Acme to Globex and it is wonderful', 'Acme')?.label).toBe('negative')
    // Nothing is said of another here.
    expect(about('Nothing is better than Acme', 'Acme')?.isWhole).toBe(true)
  })
})

test('a text about one thing is read as a whole', () => {
  const text = 'Acme, your support is a joke. I waited three weeks.'
  const whole = scorer.judge({ text, language: 'en' })
  expect(about(text, 'Acme')).toMatchObject({ label: whole.label, score: whole.score, isWhole: true })
})

test('names are whole words in any case, handles and hashtags that begin with them', () => {
  expect(about('ACME is great', 'Acme')?.about).toBe('ACME')
  expect(about('Thanks @acmehelp, great work', 'Acme')?.about).toBe('@acmehelp')
  expect(about('So good #acmelamps', 'Acme Lamps')?.about).toBe('#acmelamps')
  expect(about("Acme's  lamps are great", 'acme')?.about).toBe('Acme')
  expect(about('A great acmeist poem', 'Acme')).toBeNull()
  expect(about('Great lamp', 'Acme')).toBeNull()
  expect(about('Great a', 'a', '')).toBeNull()
})

test('what nobody can judge as a whole is judged in no part', () => {
  expect(scorer.judge({ text: 'Acme is goed', language: 'nl', about: ['Acme'] }).aspect).toBeNull()
})

test('a long text that never ends a clause is read in no time', () => {
  const text = `Acme ${'Globex and ( Initech, '.repeat(900)}`.slice(0, 20_000)
  const begun = performance.now()
  about(text, 'Acme')
  expect(performance.now() - begun).toBeLessThan(2_000)
})
