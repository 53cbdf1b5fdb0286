import { stat } from 'node:fs/promises'
import { weightUrls } from '@hubbub/sentiment'
import { type Figures, say } from '../../lib/report.ts'
import { correlate, measure } from './measure.ts'
import { type GradedSet, type LabelledSet, readSets } from './read-sets.ts'
import { explaining, type Guesser, scorers } from './scorers.ts'

/** Texts of one timing: enough that its start does not count. */
const TIMED = 20_000

/**
 * How each scorer does on every set of the folder, by macro-recall, macro-F1, accuracy and calibration, and how many
 * texts it reads in a second of one core. `<scorer>_macro_recall`: the mean over all sets
 * that are labelled; of graded ones, `r` is how scores and grades go together.
 */
export async function evalSentiment({ data }: { data: string }): Promise<Figures> {
  const { labelled: sets, graded } = await readSets(data)
  if (sets.length + graded.length === 0) throw new Error(`no labelled set (*.jsonl) below ${data}`)
  const figures: Record<string, number> = { sets: sets.length, graded_sets: graded.length }
  for (const [scorer, guess] of Object.entries(scorers)) {
    const recalls: number[] = []
    const f1s: number[] = []
    for (const set of sets) {
      const truth = set.rows.map(({ label }) => label)
      const own = measure(truth, await guess(set))
      for (const [name, value] of Object.entries(own)) figures[`${set.name}.${scorer}.${name}`] = value
      recalls.push(own.macro_recall ?? 0)
      f1s.push(own.macro_f1 ?? 0)
    }
    for (const set of graded) {
      const scores = (await guess(set)).map(({ score }) => score)
      const grades = set.rows.map(({ grade }) => grade)
      figures[`${set.name}.${scorer}.r`] = correlate(scores, grades)
    }
    figures[`${scorer}_macro_recall`] = mean(recalls)
    figures[`${scorer}_macro_f1`] = mean(f1s)
    say(`${scorer}: macro-recall ${mean(recalls).toFixed(3)} over ${sets.length} sets`)
  }
  return { ...figures, ...(await timeAll([...sets, ...graded])), model_kb: await weighModel() }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

type AnySet = LabelledSet | GradedSet

async function timeAll(sets: readonly AnySet[]): Promise<Figures> {
  const english = sets.filter(({ language }) => language === 'en')
  const texts = (english.length > 0 ? english : sets).flatMap<{ text: string }>(({ rows }) => rows)
  const rows = Array.from({ length: TIMED }, (_, at) => texts[at % texts.length]).filter(
    (row) => row !== undefined,
  )
  const set = {
    language: english.length > 0 ? 'en' : (sets[0]?.language ?? 'en'),
    rows,
  }
  return {
    learned_texts_per_s: await textsPerSecond(set, scorers.learned),
    learned_explained_texts_per_s: await textsPerSecond(set, explaining),
    sentiment_texts_per_s: await textsPerSecond(set, scorers.sentiment),
    vader_texts_per_s: await textsPerSecond({ ...set, rows: rows.slice(0, TIMED / 10) }, scorers.vader),
  }
}

/** By the time of the processor, since others may have the machine too; once to warm up, then the best of three. */
async function textsPerSecond(set: Parameters<Guesser>[0], guess: Guesser): Promise<number> {
  let best = 0
  for (let round = 0; round < 4; round += 1) {
    const begun = process.threadCpuUsage()
    await guess(set)
    const { user, system } = process.threadCpuUsage(begun)
    if (round > 0) best = Math.max(best, set.rows.length / ((user + system) / 1e6))
  }
  return Math.round(best)
}

async function weighModel(): Promise<number> {
  const sizes = await Promise.all(weightUrls.map(async (url) => (await stat(url)).size))
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}
