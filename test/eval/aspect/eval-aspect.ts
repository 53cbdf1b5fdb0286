import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLearnedScorer } from '@hubbub/sentiment'
import { z } from 'zod'
import { type Figures, say } from '../../lib/report.ts'
import { type Guess, measure } from '../sentiment/measure.ts'
import { labels } from '../sentiment/read-sets.ts'

const written = new URL('aspect.jsonl', import.meta.url)
const writtenSchema = z.object({ t: z.string(), about: z.record(z.string(), z.enum(labels)) })
const brandSchema = z.object({ t: z.string(), y: z.int() })

/** What the tweets of the brands corpus call the two companies that they speak of. */
const companies = [
  ['apple', 'ipad', 'ipad2', 'iphone', 'itunes', 'ios', 'macbook', 'mac'],
  ['google', 'android', 'gmail', 'chrome', 'google maps', 'circles'],
] as const

interface Asked {
  text: string
  about: readonly string[]
  label: number
}

/**
 * How well is told what a text says of a brand that it names, beside what the whole text says: on `aspect.jsonl`, texts
 * that name several things (`dev`, the even lines, may be looked at; `test` is for measuring alone, but the same hand
 * wrote texts and rules), and on the tweets of the brands corpus that name one of two companies and not the other.
 */
export async function evalAspect({ data, verbose }: { data: string; verbose: boolean }): Promise<Figures> {
  const texts = (await readLines(written)).map((line) => writtenSchema.parse(line))
  const asked = texts.map(({ t, about }) =>
    Object.entries(about).map(([name, label]): Asked => ({
      text: t,
      about: [name],
      label: labels.indexOf(label),
    })),
  )
  const brands = (await readLines(join(data, 'brands.jsonl'))).flatMap((line): Asked[] => {
    const { t, y } = brandSchema.parse(line)
    const named = companies.filter((names) => new RegExp(`\\b(?:${names.join('|')})`, 'i').test(t))
    const [only] = named
    return only === undefined || named.length > 1 ? [] : [{ text: t, about: only, label: y }]
  })
  return {
    ...compare('dev', asked.filter((_, at) => at % 2 === 0).flat(), verbose),
    ...compare('test', asked.filter((_, at) => at % 2 === 1).flat(), false),
    ...compare('brands', brands, false),
  }
}

function compare(set: string, asked: readonly Asked[], verbose: boolean): Figures {
  const scorer = createLearnedScorer({ explain: false })
  const truth = asked.map(({ label }) => label)
  const whole: Guess[] = []
  const aspect: Guess[] = []
  let parted = 0
  for (const { text, about, label } of asked) {
    const judged = scorer.judge({ text, language: 'en', about })
    const of = judged.aspect ?? judged
    if (judged.aspect?.isWhole === false) parted += 1
    whole.push(guessOf(judged))
    aspect.push(guessOf(of))
    if (verbose && labels[label] !== of.label)
      say(`${text} | ${about.join()}: ${of.label}, not ${labels[label]}`)
  }
  return {
    [`${set}.asked`]: asked.length,
    [`${set}.parted`]: parted,
    ...named(`${set}.whole`, measure(truth, whole)),
    ...named(`${set}.aspect`, measure(truth, aspect)),
  }
}

const guessOf = ({
  label,
  confidence,
  score,
}: {
  label: string
  confidence: number
  score: number
}): Guess => ({
  label: labels.findIndex((own) => own === label),
  confidence,
  score,
})

const named = (name: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}.${key}`, value]))

async function readLines(file: string | URL): Promise<unknown[]> {
  const text = await readFile(file, 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}
