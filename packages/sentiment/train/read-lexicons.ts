import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHashTable } from '../src/learned/hash-table.ts'
import { type Lexicon, LISTS, STORED } from '../src/learned/lexicon.ts'
import { createRoles } from '../src/learned/roles.ts'
import { createScan, EMOJI, WORD } from '../src/learned/scan-state.ts'
import { scanText } from '../src/learned/scan-text.ts'
import { otherWords } from './other-words.ts'

export interface LexiconParts {
  hashes: Int32Array
  values: Int8Array
}

/** Training posts hold hardly an emoji; with people's mean a bit above zero, one that says nothing would count as good. */
const EMOJI_MEAN = 0.2
const FEW_EMOJI = 5

type Put = (word: string, list: number, value: number) => void

/** The word lists of the data folder: which list stands in which place is in lexicon.ts. */
export async function readLexicons(folder: string, language: string): Promise<LexiconParts> {
  const found = new Map<number, number[]>()
  const scan = createScan()
  const roles = createRoles('en')
  const put: Put = (word, list, value) => {
    scanText(scan, roles, word)
    const isOne = scan.count === 1 && (scan.kinds[0] === WORD || scan.kinds[0] === EMOJI)
    if (!isOne) return
    const hash = scan.hashes[0] ?? 0
    const values = found.get(hash) ?? Array.from({ length: LISTS }, () => 0)
    // The first that names a word counts: lists name some twice, in other letters.
    if (values[list] === 0) values[list] = Math.round(Math.max(-1, Math.min(1, value)) * STORED)
    found.set(hash, values)
  }
  await readEmoji(folder, put)
  if (language === 'en') await readEnglish(folder, put)
  else await readOthers(folder, put)
  const words = [...found]
    .filter(([, values]) => values.some((value) => value !== 0))
    .toSorted(([a], [b]) => a - b)
  return {
    hashes: Int32Array.from(words, ([hash]) => hash),
    values: Int8Array.from(words.flatMap(([, values]) => values)),
  }
}

export const toLexicon = ({ hashes, values }: LexiconParts): Lexicon => ({
  table: createHashTable(hashes),
  values,
})

async function readEnglish(folder: string, put: Put) {
  for (const [word, weight] of await readTable(folder, 'AFINN-en-165.txt')) put(word, 0, Number(weight) / 5)
  for (const [face, weight] of await readTable(folder, 'AFINN-emoticon-8.txt'))
    put(face, 0, Number(weight) / 5)
  for (const [word, weight] of await readTable(folder, 'vader_lexicon.txt')) put(word, 1, Number(weight) / 4)
  await readPattern(folder, 'en', put)
}

/** A plain word of praise weighs what most of AFINN's weigh. */
const PLAIN = 0.5

async function readOthers(folder: string, put: Put) {
  for (const { good, bad } of Object.values(otherWords)) {
    for (const word of good.split(' ')) put(word, 0, PLAIN)
    for (const word of bad.split(' ')) put(word, 0, -PLAIN)
  }
  for (const other of ['fr', 'it']) await readPattern(folder, other, put)
}

async function readTable(folder: string, name: string): Promise<[string, string][]> {
  const text = await readFile(join(folder, name), 'utf8')
  return text.split('\n').flatMap((line) => {
    const [word = '', value = ''] = line.split('\t')
    return value === '' ? [] : [[word, value] as [string, string]]
  })
}

async function readEmoji(folder: string, put: Put) {
  const text = await readFile(join(folder, 'Emoji_Sentiment_Data_v1.0.csv'), 'utf8')
  for (const line of text.trim().split('\n').slice(1)) {
    const [emoji = '', , seen = '', , negative = '', neutral = '', positive = ''] = line.split(',')
    if (Number(seen) < FEW_EMOJI) continue
    const all = Number(negative) + Number(neutral) + Number(positive)
    const score = (Number(positive) - Number(negative)) / all - EMOJI_MEAN
    put(emoji, 0, score)
    put(emoji, 1, score)
  }
}

/** A word has a line for each of its senses: their mean. */
async function readPattern(folder: string, language: string, put: Put) {
  const text = await readFile(join(folder, `${language}-sentiment.xml`), 'utf8')
  const senses = new Map<string, number[]>()
  for (const [, form = '', polarity = ''] of text.matchAll(
    /<word form="([^"]+)"[^>]*? polarity="([^"]+)"/g,
  )) {
    const of = senses.get(form) ?? []
    of.push(Number(polarity))
    senses.set(form, of)
  }
  for (const [form, of] of senses) put(form, 2, of.reduce((sum, value) => sum + value, 0) / of.length)
}
