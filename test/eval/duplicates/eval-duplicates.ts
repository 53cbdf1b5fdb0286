import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlike, type Sketch, sketch } from '@hubbub/alike'
import { z } from 'zod'
import { type Figures, say } from '../../lib/report.ts'
import { edits } from './edits.ts'

const languages = ['arabic', 'french', 'german', 'italian', 'portuguese', 'spanish']
const files = [
  ...['te_train', 'tse', 'offensive'].map((name) => `train/${name}.jsonl`),
  ...languages.map((name) => `train/umsab_${name}.jsonl`),
  ...['airline', 'te_val', 'te_dev2', 'sanders', 'brands'].map((name) => `val/${name}.jsonl`),
]
const rowSchema = z.object({ t: z.string() })
const checkedSchema = z.object({ pair: z.string(), repeats: z.boolean() })
/** Texts that are changed to see whether they are known again. */
const EDITED = 4_000

/**
 * How well repeats are found. `precision`: of the pairs of real posts that were found and looked at by a person
 * (`checked.jsonl`, by the hash of both texts, for the texts are not ours to pass on): those whose hashes come first, which
 * is by chance. Two posts repeat each other if one says the other's text, with words of its own or without. `recall`: of
 * 4,000 real posts each changed in each way of `edits.ts`, how many are found by keys and words. Texts that are the same
 * but for case, punctuation, names and addresses are no pair here; they are always found.
 */
export async function evalDuplicates({
  data,
  verbose,
}: {
  data: string
  verbose: boolean
}): Promise<{ figures: Figures; parts: Record<string, Figures> }> {
  const texts = await readTexts(data)
  const began = performance.now()
  const sketches = texts.map(sketch)
  const perSecond = texts.length / ((performance.now() - began) / 1000)
  const found = findPairs(texts, sketches)
  const checked = await readChecked()
  const judged = found.flatMap((pair) => checked.get(hashOf(pair)) ?? [])
  if (verbose)
    for (const pair of found.filter((one) => !checked.has(hashOf(one))).slice(0, 20))
      say(`${hashOf(pair)}\n  ${pair.join('\n  ')}`)
  const recall = recallOf(texts)
  const all = Object.values(recall)
  return {
    figures: {
      precision: judged.filter(Boolean).length / judged.length,
      checked: judged.length,
      recall: all.reduce((sum, one) => sum + one, 0) / all.length,
      pairs: found.length,
      texts: texts.length,
      texts_per_s: Math.round(perSecond),
    },
    parts: { recall_by_edit: recall },
  }
}

async function readTexts(data: string): Promise<string[]> {
  const all = await Promise.all(files.map(async (file) => await readFile(join(data, file), 'utf8')))
  const lines = all.flatMap((text) => text.trim().split('\n'))
  return [...new Set(lines.map((line) => rowSchema.parse(JSON.parse(line)).t))]
}

async function readChecked(): Promise<Map<string, boolean>> {
  const text = await readFile(new URL('checked.jsonl', import.meta.url), 'utf8')
  const rows = text.trim().split('\n')
  return new Map(
    rows.map((row) => {
      const { pair, repeats } = checkedSchema.parse(JSON.parse(row))
      return [pair, repeats]
    }),
  )
}

type Pair = readonly [string, string]
const hashOf = (pair: Pair) =>
  createHash('sha256').update(pair.toSorted().join('\n')).digest('hex').slice(0, 16)

/** As in the product: each is held against the first that had one of its keys. */
function findPairs(texts: readonly string[], sketches: readonly (Sketch | null)[]): Pair[] {
  const holders = new Map<bigint, number>()
  const found = new Map<string, Pair>()
  for (const [at, own] of sketches.entries()) {
    if (own === null) continue
    for (const key of own.keys) {
      const holder = holders.get(key)
      if (holder === undefined) holders.set(key, at)
      const other = holder === undefined ? null : (sketches[holder] ?? null)
      const pair: Pair = [texts[holder ?? at] ?? '', texts[at] ?? '']
      if (other === null || saysTheSame(own, other) || !isAlike(own, other)) continue
      found.set(hashOf(pair), pair)
    }
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair)
}

const saysTheSame = (one: Sketch, other: Sketch) =>
  one.shingles.size === other.shingles.size && one.shingles.isSubsetOf(other.shingles)

function recallOf(texts: readonly string[]): Record<string, number> {
  const long = texts.filter((text) => sketch(text) !== null)
  const step = Math.floor(long.length / EDITED)
  const taken = long.filter((_, at) => at % step === 0).slice(0, EDITED)
  return Object.fromEntries(
    Object.entries(edits).map(([name, edit]) => {
      const known = taken.filter((text, at) => isFound(text, edit(text, at)))
      return [name, known.length / taken.length]
    }),
  )
}

function isFound(text: string, edited: string): boolean {
  const [one, other] = [sketch(text), sketch(edited)]
  if (one === null || other === null) return false
  return one.keys.some((key) => other.keys.includes(key)) && isAlike(one, other)
}
