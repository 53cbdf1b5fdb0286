import { sentimentSchema } from '@hubbub/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLearnedScorer } from './create-learned-scorer.ts'

const scorer = createLearnedScorer()
const english = (text: string) => scorer.judge({ text, language: 'en' })
const mail = (text: string) => scorer.judge({ text, language: 'en', isMail: true })

describe('label', () => {
  test.for<[text: string, label: string]>([
    ['Your new app is awesome, best update ever', 'positive'],
    ['I love it ❤️', 'positive'],
    ['This is not good at all', 'negative'],
    ['Three weeks of waiting and nobody answers, this is a joke', 'negative'],
    ['This is soooo bad :(', 'negative'],
    ['Does anyone know when the store opens on Sunday?', 'neutral'],
    ['👍🏽👍🏽', 'positive'],
    ['😡', 'negative'],
    ['❤️❤️❤️', 'positive'],
    ['Great, another delay /s', 'negative'],
    ['I love waiting three hours for support #sarcasm', 'negative'],
  ])('%s: %s', ([text, label]) => {
    expect(english(text).label).toBe(label)
  })

  test.for<[language: string, text: string, label: string]>([
    ['de', 'Diese Pizza ist ekelhaft, nie wieder', 'negative'],
    ['de', 'Vielen Dank, alles bestens!', 'positive'],
    ['es', 'Estoy muy feliz, gracias', 'positive'],
    ['fr', 'Merci, c’est génial, j’adore', 'positive'],
    ['it', 'Che schifo, una vergogna', 'negative'],
    ['pt', 'Amo muito, que maravilha', 'positive'],
  ])('in %s, %s: %s', ([language, text, label]) => {
    expect(scorer.judge({ text, language }).label).toBe(label)
  })

  test.for([
    ['und', 'dit is verschrikkelijk'],
    ['nl', 'dit is verschrikkelijk'],
    ['ja', '最悪です'],
    ['hi', 'बहुत बुरा'],
  ] as const)('in %s nobody can tell', ([language, text]) => {
    expect(scorer.judge({ text, language })).toMatchObject({
      label: 'unsure',
      score: 0,
      confidence: 0,
      terms: [],
    })
  })

  test('of an unknown language it is judged only what the lists know, and less surely', () => {
    expect(scorer.judge({ text: 'zut alors', language: null }).label).toBe('unsure')
    const known = scorer.judge({ text: 'Terrible!', language: null })
    expect(known.label).toBe('negative')
    expect(known.confidence).toBeLessThan(english('Terrible!').confidence)
    expect(scorer.judge({ text: '😡', language: null })).toEqual(english('😡'))
  })

  test.for(['', ' \n ', '...', '@someone', 'https://good.example/love'])('%j says nothing', (text) => {
    expect(english(text).label).toBe('unsure')
  })
})

describe('spans', () => {
  const said = (text: string) => english(text).terms.map((term) => [term.text, Math.sign(term.weight)])

  test('name what made the score, each with its sign', () => {
    expect(said('The room was awful')).toContainEqual(['awful', -1])
    expect(said('Nice 😍')).toContainEqual(['😍', 1])
  })

  test('show a negation with what it turns around', () => {
    expect(said('The food was not good')).toContainEqual(['not good', -1])
    expect(said("It isn't very good")).toContainEqual(["isn't very good", -1])
    expect(said('This is not very good, but I love the colour')).toContainEqual(['not very good', -1])
  })

  test('name the irony', () => {
    expect(said('Great, another delay /s')).toContainEqual(['/s', -1])
  })

  test('may be left out, and change no score', () => {
    const silent = createLearnedScorer({ explain: false })
    const { terms, ...score } = silent.judge({ text: 'so bad', language: 'en' })
    expect(terms).toEqual([])
    expect(english('so bad')).toMatchObject(score)
  })
})

describe('a mail', () => {
  const complaint = [
    'Dear team,',
    'I hope you are all well.',
    'I ordered a lamp three weeks ago and it still has not arrived. Nobody answers the phone. The parcel is lost and I want my money back.',
    'Thank you very much for your kind help!',
    'Best wishes',
  ].join('\n\n')

  test('complains, however friendly it closes', () => {
    expect(mail(complaint).label).toBe('negative')
  })

  test('is told by its sentences, where they stand', () => {
    const { parts } = mail(complaint)
    expect(parts.map(({ start, end }) => complaint.slice(start, end))).toContain('Nobody answers the phone.')
    const lost = parts.find(({ start }) => complaint.startsWith('The parcel is lost', start))
    expect(lost?.likelihoods.negative).toBeGreaterThan(0.5)
  })

  test('of thanks alone is thanks', () => {
    expect(
      mail('Hello,\nthe lamp arrived today and it is beautiful. Thank you so much!\nBest wishes').label,
    ).toBe('positive')
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2_500 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom('good', 'bad', "don't", 'not', '😡', '.', '!', '\n', ' ', '"', '#', '@x', 'é'), {
      maxLength: 400,
    })
    .map((parts) => parts.join(' ')),
)
const anyLanguage = fc.constantFrom('en', 'de', 'ar', 'hi', 'ja', null)

test('whatever the text, the answer is well-formed, and the same again', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, fc.boolean(), (text, language, isMail) => {
      const judged = scorer.judge({ text, language, isMail })
      sentimentSchema.omit({ likelihoods: true, parts: true }).parse(judged)
      const { label, score, terms, likelihoods } = judged
      let before = 0
      for (const { start, end, text: said } of terms) {
        expect(text.slice(start, end)).toBe(said)
        expect(said.isWellFormed() || !text.isWellFormed()).toBe(true)
        expect(start).toBeGreaterThanOrEqual(before)
        before = end
      }
      if (label === 'negative') expect(score).toBeLessThanOrEqual(-0.2)
      if (label === 'positive') expect(score).toBeGreaterThanOrEqual(0.2)
      if (label === 'neutral') expect(Math.abs(score)).toBeLessThan(0.2)
      if (likelihoods !== null) {
        expect(likelihoods.negative + likelihoods.neutral + likelihoods.positive).toBeCloseTo(1, 6)
      }
      expect(scorer.judge({ text, language, isMail })).toEqual(judged)
    }),
    { numRuns: 500 },
  )
})

test('a batch comes back in its order, and lets others have their turn', async () => {
  const texts = Array.from({ length: 5_000 }, (_, at) => ({
    id: String(at),
    text: `${'a long and terrible story '.repeat(30)}${at}`,
    language: 'en',
  }))
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 1)
  const scored = await scorer.score(texts)
  clearInterval(ticking)
  expect(scored.map(({ id }) => id)).toEqual(texts.map(({ id }) => id))
  expect(turns).toBeGreaterThan(3)
})

test('it is ready at once', () => {
  const begun = process.cpuUsage()
  createLearnedScorer()
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1_000).toBeLessThan(100)
})
