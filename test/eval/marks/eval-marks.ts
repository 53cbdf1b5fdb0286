import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MarkKind } from '@hubbub/contracts'
import { createLearnedScorer, findMarks, markKinds } from '@hubbub/sentiment'
import { z } from 'zod'
import { type Figures, say } from '../../lib/report.ts'

const written = new URL('marks.jsonl', import.meta.url)
const writtenSchema = z.object({ t: z.string(), m: z.array(z.enum(markKinds)) })
const labelledSchema = z.object({ t: z.string(), y: z.int() })
/** The emotion that the corpus numbers first. */
const ANGER = 0
const NEGATIVE = 0

interface Count {
  right: number
  found: number
  asked: number
}

/**
 * How well marks are found: each kind on the messages of `marks.jsonl`, written by hand for this. Phrases were mended by
 * what `dev`, the even lines, missed; but the same hand wrote messages and phrases, so both halves flatter. `tweets`:
 * anger on the emotion corpus of the folder; `airline`: complaints among tweets to airlines, where nearly all that is
 * negative complains. Of the texts of both nothing was learned and nothing mended.
 */
export async function evalMarks({ data, verbose }: { data: string; verbose: boolean }): Promise<Figures> {
  const marksOf = createFinder()
  const count = async (file: string, kind: MarkKind, positive: number) => {
    const rows = (await readLines(join(data, file))).map((line) => labelledSchema.parse(line))
    return countKind(
      rows.map(({ t, y }) => ({ asked: y === positive ? [kind] : [], found: marksOf(t) })),
      kind,
    )
  }
  return {
    ...(await evalWritten(marksOf, verbose)),
    ...named('tweets.anger', await count('train/emotion.jsonl', 'anger', ANGER)),
    ...named('airline.complaint', await count('val/airline.jsonl', 'complaint', NEGATIVE)),
  }
}

type Finder = (text: string) => MarkKind[]

export function createFinder(): Finder {
  const scorer = createLearnedScorer({ explain: false })
  return (text) =>
    (findMarks(text, 'en', scorer.judge({ text, language: 'en' }).likelihoods) ?? []).map(({ kind }) => kind)
}

/** Each kind on the messages that were written for it. */
export async function evalWritten(marksOf: Finder, verbose: boolean): Promise<Figures> {
  const rows = (await readLines(written)).map((line) => writtenSchema.parse(line))
  const figures: Record<string, number> = {}
  for (const [half, own] of [
    ['dev', rows.filter((_, at) => at % 2 === 0)],
    ['test', rows.filter((_, at) => at % 2 === 1)],
  ] as const) {
    const marked = own.map(({ t, m }) => ({ text: t, asked: m, found: marksOf(t) }))
    for (const kind of markKinds) Object.assign(figures, named(`${half}.${kind}`, countKind(marked, kind)))
    if (verbose) for (const row of marked) tellMiss(half, row)
  }
  return figures
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
