import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../src/learned/classify.ts'
import { createFeatures } from '../src/learned/features.ts'
import { weightUrls } from '../src/learned/load-models.ts'
import { readModel } from '../src/learned/model.ts'
import { type ModelPlan, neverTrainedOn, plans } from './plan.ts'
import { trainModel } from './train-model.ts'

describe('what ships', () => {
  const seen = plans.flatMap(({ sources, shifted }) => [...sources, ...shifted].map(({ file }) => file))

  test.for(neverTrainedOn)('has seen nothing of %s', (corpus) => {
    expect(seen.filter((file) => file.startsWith(corpus))).toEqual([])
  })

  test('has seen what the model card names, and nothing else', () => {
    expect(new Set(seen.map((file) => file.replace(/^umsab_.*/, 'umsab')))).toEqual(
      new Set(['te_train', 'tse', 'senti4sd_train', 'te_dev2', 'umsab']),
    )
  })

  test('is small: English one megabyte at most, all of it three', () => {
    const [english = 0, ...others] = weightUrls.map((url) => statSync(url).size)
    expect(english).toBeLessThanOrEqual(2 ** 20)
    expect(others.reduce((sum, size) => sum + size, english)).toBeLessThanOrEqual(3 * 2 ** 20)
  })
})

const plan: ModelPlan = {
  name: 'small/1',
  file: 'small.bin',
  lexicon: 'en',
  shape: { bits: 12, shortestGram: 3, longestGram: 4 },
  fit: {
    epochs: 4,
    rate: 0.2,
    decay: 0.1,
    fewest: 1,
    orders: [
      { seed: 1, drop: 0 },
      { seed: 2, drop: 0.2 },
    ],
  },
  sources: [{ file: 'few', language: 'en', weight: 1, calibrates: true }],
  shifted: [{ file: 'few', language: 'en', weight: 0.5 }],
}
const few = [
  ['the lamp glows', 2],
  ['the lamp glows so', 2],
  ['the lamp flickers', 0],
  ['lamp flickers again', 0],
  ['the lamp is here', 1],
  ['a lamp is there', 1],
] as const

describe('training', () => {
  let data = ''
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'sentiment-'))
    for (const folder of ['lexicons', 'train', 'val']) await mkdir(join(data, folder))
    const lines = few.map(([t, y]) => JSON.stringify({ t, y })).join('\n')
    await writeFile(join(data, 'train', 'few.jsonl'), lines)
    await writeFile(join(data, 'val', 'few.jsonl'), lines)
    const lexicons = join(data, 'lexicons')
    await writeFile(join(lexicons, 'AFINN-en-165.txt'), 'superb\t5\nvile\t-5\n')
    await writeFile(join(lexicons, 'AFINN-emoticon-8.txt'), ':)\t2\n')
    await writeFile(join(lexicons, 'vader_lexicon.txt'), 'superb\t3.1\t0\t[]\n')
    await writeFile(join(lexicons, 'en-sentiment.xml'), '<word form="vile" pos="JJ" polarity="-1.0" />\n')
    await writeFile(
      join(lexicons, 'Emoji_Sentiment_Data_v1.0.csv'),
      'Emoji\n😀,0x1f600,100,0.5,10,10,80,X,Y\n',
    )
  })
  afterAll(async () => await rm(data, { recursive: true }))

  test('gives the same bytes from the same data', async () => {
    const [first, second] = [await trainModel(plan, data), await trainModel(plan, data)]
    expect(Buffer.compare(first.file, second.file)).toBe(0)
    // Two of the six were kept back.
    expect(first.heldOut['en']).toMatchObject({ texts: 2 })
  })

  test('learns what the texts say, and knows the words of the lists', async () => {
    const model = readModel((await trainModel(plan, data)).file.buffer)
    const language = model.languages.get('en')
    if (language === undefined) throw new Error('no English')
    const features = createFeatures()
    const of = (text: string) => classify(features, model, language, { text })
    expect(of('it glows').positive).toBeGreaterThan(of('it flickers').positive)
    expect(of('it flickers').negative).toBeGreaterThan(of('it glows').negative)
    of('superb vile :) 😀 lamp')
    expect([...features.room.values.subarray(0, 15)].map((value) => Math.round(10 * value))).toEqual([
      40, 31, 0, -40, 0, -40, 16, 0, 0, 20, 20, 0, 0, 0, 0,
    ])
  })
})

test('a file of something else is refused', () => {
  expect(() => readModel(new Uint8Array(64).buffer)).toThrow('no file of sentiment weights')
})

test('a file that was trained with other features is refused', async () => {
  const [url] = weightUrls
  const file = new Uint8Array(await readFile(url ?? ''))
  expect(() => readModel(file.slice(0, -4).buffer)).toThrow('train it again')
})
