import { expect, test } from 'vitest'
import { createEnricher } from './create-enricher.ts'
import { createScorers } from './create-scorers.ts'

const { first, learned } = createScorers()
const enricher = createEnricher(first, learned)

async function enrich(text: string, { isMail = false, about = [] as string[] } = {}) {
  const [enriched] = await enricher.enrich([{ id: 'a', text, isMail, about }])
  if (enriched === undefined) throw new Error('nothing came back')
  return enriched
}

test('a text is judged in its language, by the weights', async () => {
  expect(await enrich('Three weeks of waiting and nobody answers, this is terrible')).toMatchObject({
    language: 'en',
    sentiment: { label: 'negative', scorer: 'hubbub-en/2' },
  })
  expect(await enrich('Estoy muy feliz con el servicio, muchas gracias por todo')).toMatchObject({
    language: 'es',
    sentiment: { label: 'positive', scorer: 'hubbub-others/2' },
  })
})

test('in a language that was never learned nobody is sure', async () => {
  expect(await enrich('Het pakket is na drie weken nog steeds niet aangekomen')).toMatchObject({
    language: 'nl',
    sentiment: { label: 'unsure', score: 0, terms: [] },
  })
})

test('a mail is judged by what it complains of, not by its manners', async () => {
  const text = [
    'Dear team,',
    'I hope you are well. The lamp that I ordered is broken and nobody answers the phone.',
    'Thank you very much for your kind help!',
    'Best wishes',
  ].join('\n\n')
  expect((await enrich(text, { isMail: true })).sentiment.label).toBe('negative')
})

test('what is said of the brand is told beside the whole', async () => {
  const text = "Love my Lumo lamp, it is wonderful, but Acme's support is a joke"
  expect(await enrich(text, { about: ['Acme'] })).toMatchObject({
    sentiment: { label: 'positive' },
    aspect: { about: 'Acme', label: 'negative' },
  })
  expect((await enrich(text, { about: ['Globex'] })).aspect).toBeNull()
})

test('a mail tells how sure it is and how each sentence sounds; what it quotes counts for nothing', async () => {
  const text = [
    '> Your support is awful, I hate it. Nobody ever answers and I am furious!',
    'Sorry for the harsh words.',
    'The new lamp is wonderful. Where can I buy another one?',
  ].join('\n')
  const { sentiment, marks } = await enrich(text, { isMail: true })
  const { likelihoods, parts = [] } = sentiment
  expect(
    (likelihoods?.negative ?? 0) + (likelihoods?.neutral ?? 0) + (likelihoods?.positive ?? 0),
  ).toBeCloseTo(1, 2)
  expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Sorry for the harsh words.',
    'The new lamp is wonderful.',
    'Where can I buy another one?',
  ])
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2)
  expect(parts[1]).toMatchObject({ label: 'positive' })
  for (const { start, text: said } of sentiment.terms)
    expect(text.slice(start)).toMatch(new RegExp(`^${RegExp.escape(said)}`))
  expect(marks?.map(({ kind, text: said }) => [kind, said])).toEqual(
    expect.arrayContaining([
      ['question', '?'],
      ['buying', 'Where can I buy'],
    ]),
  )
  expect(marks?.map(({ kind }) => kind)).not.toContain('anger')
})

test('marks are found whoever scores, and in another language nobody can tell', async () => {
  const theirs = {
    score: async (texts: readonly { id: string }[]) =>
      texts.map(({ id }) => ({
        id,
        label: 'negative' as const,
        score: -1,
        confidence: 1,
        terms: [],
        scorer: 'Theirs',
      })),
  }
  const text = 'If this is not fixed by Friday we will cancel our subscription.'
  const [found] = await createEnricher(theirs, learned).enrich([{ id: 'a', text, isMail: false, about: [] }])
  expect(found?.marks?.map(({ kind }) => kind)).toContain('churn')
  expect((await enrich('Estoy muy feliz con el servicio, muchas gracias por todo')).marks).toBeNull()
})
