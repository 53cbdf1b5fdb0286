import { expect, test } from 'vitest'
import { createEnricher } from './create-enricher.ts'
import { createScorers } from './create-scorers.ts'

const enricher = createEnricher(createScorers().first)

async function enrich(text: string, { isMail = false, about = [] as string[] } = {}) {
  const [enriched] = await enricher.enrich([{ id: 'a', text, isMail, about }])
  if (enriched === undefined) throw new Error('nothing came back')
  return enriched
}

test('a text is judged in its language, by the weights', async () => {
  expect(await enrich('Three weeks of waiting and nobody answers, this is terrible')).toMatchObject({
    language: 'en',
    sentiment: { label: 'negative', scorer: 'hubbub-en/1' },
  })
  expect(await enrich('Estoy muy feliz con el servicio, muchas gracias por todo')).toMatchObject({
    language: 'es',
    sentiment: { label: 'positive', scorer: 'hubbub-others/1' },
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
