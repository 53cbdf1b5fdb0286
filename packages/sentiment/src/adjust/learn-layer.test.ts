import { describe, expect, test } from 'vitest'
import { createLearnedScorer, type Taught } from '../create-learned-scorer.ts'
import { createRandom } from '../random.ts'
import { compareHeldOut, type HeldOut } from './compare-held-out.ts'

const scorer = createLearnedScorer()
const breathe = async () => {}

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick')
  return one
}

const things = 'board deck ramp wheel truck video line trick grip park session team'.split(' ')
const ends = ['', ' today', ' honestly', ' again', ' this week', '!', ' with friends', ' in the park']
/** Where people skate, "sick" and "gnarly" are praise, and what is "stock" or "mellow" is not worth having. */
const jargon = {
  positive: ['is so sick', 'was gnarly', 'is insane and filthy', 'is a killer'],
  neutral: ['is at the shop', 'opens at ten', 'comes in blue', 'is from May'],
  negative: ['is stock', 'was mellow', 'is pretty mellow stuff', 'feels stock'],
} as const

function workspace(
  count: number,
  seed: number,
  labelOf: (label: Taught['label']) => Taught['label'],
): Taught[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const label = pick(random, ['negative', 'neutral', 'positive'] as const)
    const text = `This ${pick(random, things)} ${pick(random, jargon[label])}${pick(random, ends)}`
    return { text, language: 'en', label: labelOf(label) }
  })
}

async function learn(corrections: readonly Taught[]) {
  const learned = await scorer.learnLayer(corrections, 200)
  if (learned === null) throw new Error('nothing was learned')
  return learned
}

describe('a layer', () => {
  test('is learned from a workspace that speaks otherwise, and what comes counts by it', async () => {
    const learned = await learn(workspace(220, 1, (label) => label))
    expect(learned.isBetter).toBe(true)
    expect(learned.after.macroRecall).toBeGreaterThan(learned.before.macroRecall + 0.2)
    expect(learned.after.logLoss).toBeLessThan(learned.before.logLoss)
    const text = { id: 'a', text: 'My new wheels are sick', language: 'en' }
    const [plain] = await scorer.score([text])
    const [adjusted] = await scorer.withLayer(learned.layer, 'yours/3').score([text])
    expect(plain?.label).not.toBe('positive')
    expect(adjusted).toMatchObject({ label: 'positive', scorer: `${plain?.scorer} + yours/3` })
    expect(adjusted?.terms.find(({ text: span }) => span.includes('sick'))?.weight).toBeGreaterThan(
      plain?.terms.find(({ text: span }) => span.includes('sick'))?.weight ?? 0,
    )
  })

  test.for([1, 2, 3, 4, 5, 6, 7, 8])('of random corrections is not better (%i)', async (seed) => {
    const random = createRandom(100 + seed)
    const corrections = workspace(300, seed, () => pick(random, ['negative', 'neutral', 'positive'] as const))
    expect((await learn(corrections)).isBetter).toBe(false)
  })

  test('is the same from the same corrections', async () => {
    const corrections = workspace(210, 5, (label) => label)
    expect(JSON.stringify(await learn(corrections))).toBe(JSON.stringify(await learn(corrections)))
  })

  test('needs two hundred corrections in languages that have weights', async () => {
    const some = workspace(199, 6, (label) => label)
    expect(await scorer.learnLayer(some, 200)).toBeNull()
    const foreign = { text: 'Dat is heel mooi', language: 'nl', label: 'positive' } as const
    expect(await scorer.learnLayer([...some, foreign, foreign], 200)).toBeNull()
  })

  test('says nothing of languages that nobody corrected', async () => {
    const { layer } = await learn(workspace(210, 9, (label) => label))
    expect(layer.languages).toEqual(['en'])
    const text = { id: 'a', text: 'Mi nueva tabla is sick, gracias', language: 'es' }
    expect(await scorer.withLayer(layer, 'yours/1').score([text])).toEqual(await scorer.score([text]))
  })

  test('does not make a judge of who cannot tell', async () => {
    const { layer } = await learn(workspace(210, 7, (label) => label))
    const text = { id: 'a', text: 'Dat is heel sick', language: 'nl' }
    expect(await scorer.withLayer(layer, 'yours/1').score([text])).toEqual(await scorer.score([text]))
  })

  test('holds up nothing else while it is learned', async () => {
    let longest = 0
    let last = performance.now()
    let on = true
    const tick = () => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
      if (on) setImmediate(tick)
    }
    tick()
    await learn(workspace(1_000, 8, (label) => label))
    on = false
    expect(longest).toBeLessThan(250)
  })
})

describe('better', () => {
  const sure = (label: 0 | 1 | 2) => ({
    negative: label === 0 ? 0.8 : 0.1,
    neutral: label === 1 ? 0.8 : 0.1,
    positive: label === 2 ? 0.8 : 0.1,
  })
  const held = (hits: number, misses: number): HeldOut[] => [
    ...Array.from({ length: hits }, () => ({ label: 0 as const, before: sure(1), after: sure(0) })),
    ...Array.from({ length: misses }, () => ({ label: 0 as const, before: sure(0), after: sure(1) })),
    ...Array.from({ length: 50 }, () => ({ label: 1 as const, before: sure(1), after: sure(1) })),
  ]

  test('is what chance does not explain', async () => {
    expect(await compareHeldOut(held(60, 20), breathe)).toMatchObject({
      isBetter: true,
      before: { macroRecall: 0.625, accuracy: 70 / 130 },
      after: { macroRecall: 0.875 },
    })
    expect((await compareHeldOut(held(22, 18), breathe)).isBetter).toBe(false)
    expect((await compareHeldOut(held(20, 60), breathe)).isBetter).toBe(false)
    expect((await compareHeldOut([], breathe)).isBetter).toBe(false)
    // Better than before, and no better than a guess.
    const wrong = Array.from({ length: 150 }, () => ({ label: 2 as const, before: sure(1), after: sure(0) }))
    const guessed = [...held(60, 20).map((one) => ({ ...one, before: sure(2) })), ...wrong]
    expect(
      (
        await compareHeldOut(
          guessed.filter(({ label }) => label !== 1),
          breathe,
        )
      ).isBetter,
    ).toBe(false)
  })
})
