import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MarkKind } from '@hubbub/contracts'
import { createLearnedScorer, findMarks, markKinds } from '@hubbub/sentiment'
import { z } from 'zod'
import { type Figures, say } from '../../lib/report.ts'

const written = new URL('marks.jsonl', import.meta.url)
const writtenSchema = z.object({ t: z.string(), m: z.array(z.enum(markKinds)) })
const emotionSchema = z.object({ t: z.string(), y: z.int() })
/** The emotion that the corpus numbers first. */
const ANGER = 0

interface Count {
  right: number
  found: number
  asked: number
}

/**
 * How well marks are found: each kind on the messages of `marks.jsonl`, written by hand for this. Phrases were mended by
 * what `dev`, the even lines, missed; but the same hand wrote messages and phrases, so both halves flatter. `tweets`:
 * anger on the emotion corpus of the folder, of whose texts nothing was learned and nothing mended.
 */
export async function evalMarks({ data, verbose }: { data: string; verbose: boolean }): Promise<Figures> {
  const rows = (await readLines(written)).map((line) => writtenSchema.parse(line))
  const scorer = createLearnedScorer({ explain: false })
  const marksOf = (text: string) =>
    (findMarks(text, 'en', scorer.judge({ text, language: 'en' }).likelihoods) ?? []).map(({ kind }) => kind)
  const figures: Record<string, number> = {}
  for (const [half, own] of [
    ['dev', rows.filter((_, at) => at % 2 === 0)],
    ['test', rows.filter((_, at) => at % 2 === 1)],
  ] as const) {
    const marked = own.map(({ t, m }) => ({ text: t, asked: m, found: marksOf(t) }))
    for (const kind of markKinds) Object.assign(figures, named(`${half}.${kind}`, countKind(marked, kind)))
    if (verbose) for (const row of marked) tellMiss(half, row)
  }
  const emotion = (await readLines(join(data, 'train/emotion.jsonl'))).map((line) =>
    emotionSchema.parse(line),
  )
  const tweets = emotion.map(({ t, y }) => ({
    asked: y === ANGER ? (['anger'] as const) : [],
    found: marksOf(t),
  }))
  return { ...figures, ...named('tweets.anger', countKind(tweets, 'anger')) }
}

async function readLines(file: string | URL): Promise<unknown[]> {
  const text = await readFile(file, 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

type Marked = { asked: readonly MarkKind[]; found: readonly MarkKind[] }

function countKind(rows: readonly Marked[], kind: MarkKind): Count {
  const asked = rows.filter((row) => row.asked.includes(kind))
  return {
    right: asked.filter(({ found }) => found.includes(kind)).length,
    found: rows.filter(({ found }) => found.includes(kind)).length,
    asked: asked.length,
  }
}

const named = (name: string, { right, found, asked }: Count): Figures => ({
  [`${name}.precision`]: found === 0 ? 0 : right / found,
  [`${name}.recall`]: asked === 0 ? 0 : right / asked,
  [`${name}.f1`]: found + asked === 0 ? 0 : (2 * right) / (found + asked),
  [`${name}.asked`]: asked,
})

function tellMiss(half: string, { text, asked, found }: Marked & { text: string }) {
  const missed = asked.filter((kind) => !found.includes(kind))
  const wrong = found.filter((kind) => !asked.includes(kind))
  if (half === 'dev' && missed.length + wrong.length > 0) {
    say(`${text} missed: ${missed.join(' ') || '-'}; wrong: ${wrong.join(' ') || '-'}`)
  }
}
