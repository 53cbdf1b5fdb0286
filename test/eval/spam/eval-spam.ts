import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { judgeSpam, SPAM_FROM } from '@hubbub/domain'
import { z } from 'zod'
import { type Figures, say } from '../../lib/report.ts'

const files = [
  ...['te_train', 'tse', 'offensive', 'umsab_french', 'umsab_german', 'umsab_spanish'].map(
    (name) => `train/${name}`,
  ),
  ...['airline', 'te_val', 'te_dev2', 'sanders', 'brands'].map((name) => `val/${name}`),
]
const rowSchema = z.object({ t: z.string() })
const writtenSchema = z.object({ t: z.string(), spam: z.boolean() })
const checkedSchema = z.object({ text: z.string(), spam: z.boolean() })

/**
 * How well spam is told by its words alone, as it is hidden. `written`: messages that were written for this, half of them
 * such as look like it and are none; the hand that wrote them wrote the rules, so they flatter. `real`: public posts, of
 * which hardly any is spam: how many of them are hidden (`hidden_per_10000`), and of those how many a person takes for
 * spam or promotion as well (`checked.jsonl`, by the hash of the text, for the texts are not ours to pass on).
 */
export async function evalSpam({ data, verbose }: { data: string; verbose: boolean }): Promise<Figures> {
  const written = (await readLines(new URL('spam.jsonl', import.meta.url))).map((row) =>
    writtenSchema.parse(row),
  )
  const found = written.filter(({ t }) => isSpam(t))
  const right = found.filter(({ spam }) => spam)
  const asked = written.filter(({ spam }) => spam)
  if (verbose)
    for (const row of written)
      if (isSpam(row.t) !== row.spam) say(`${row.spam ? 'missed' : 'wrong'}: ${row.t}`)
  return {
    'written.precision': right.length / found.length,
    'written.recall': right.length / asked.length,
    'written.texts': written.length,
    ...(await evalReal(data, verbose)),
  }
}

const isSpam = (text: string) =>
  (judgeSpam({ text, author: { value: 'somebody', name: null } })?.likelihood ?? 0) >= SPAM_FROM

async function evalReal(data: string, verbose: boolean): Promise<Figures> {
  const rows = (
    await Promise.all(files.map(async (file) => await readLines(join(data, `${file}.jsonl`))))
  ).flat()
  const texts = [...new Set(rows.map((row) => rowSchema.parse(row).t))]
  const began = performance.now()
  const hidden = texts.filter(isSpam)
  const perSecond = texts.length / ((performance.now() - began) / 1000)
  const checked = new Map(
    (await readLines(new URL('checked.jsonl', import.meta.url))).map((row) => {
      const { text, spam } = checkedSchema.parse(row)
      return [text, spam]
    }),
  )
  const judged = hidden.flatMap((text) => checked.get(hashOf(text)) ?? [])
  if (verbose) for (const text of hidden) if (!checked.has(hashOf(text))) say(`${hashOf(text)} ${text}`)
  return {
    'real.precision': judged.filter(Boolean).length / judged.length,
    'real.checked': judged.length,
    'real.hidden': hidden.length,
    'real.hidden_per_10000': (hidden.length / texts.length) * 10_000,
    'real.texts': texts.length,
    texts_per_s: Math.round(perSecond),
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

async function readLines(file: string | URL): Promise<unknown[]> {
  const text = await readFile(file, 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}
