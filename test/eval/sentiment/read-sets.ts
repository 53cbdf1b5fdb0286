import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'

export interface LabelledSet {
  name: string
  /** ISO 639-1 */
  language: string
  rows: { text: string; label: number }[]
}

export const labels = ['negative', 'neutral', 'positive'] as const

/** Their numbers name other classes. */
const otherClasses = /emotion|irony|offensive/

const codes: Record<string, string> = {
  arabic: 'ar',
  english: 'en',
  french: 'fr',
  german: 'de',
  hindi: 'hi',
  italian: 'it',
  portuguese: 'pt',
  spanish: 'es',
}

const rowSchema = z.object({ t: z.string(), y: z.int() })

/** Every set of the folder that is labelled negative (0), neutral (1) or positive (2), by the name of its file. */
export async function readSets(data: string): Promise<LabelledSet[]> {
  const names = (await readdir(data, { recursive: true }))
    .filter((name) => name.endsWith('.jsonl') && !otherClasses.test(basename(name)))
    .toSorted()
  const sets = await Promise.all(names.map(async (name) => await readSet(data, name, nameOf(name, names))))
  return sets.filter(({ rows }) => rows.length > 0 && rows.every(({ label }) => labels[label] !== undefined))
}

/** With its folder where two folders have a file of that name. */
function nameOf(file: string, all: readonly string[]): string {
  const isAlone = all.filter((other) => basename(other) === basename(file)).length === 1
  return (isAlone ? basename(file) : file.replaceAll(/[/\\]/g, '_')).replace(/\.jsonl$/, '')
}

async function readSet(data: string, file: string, name: string): Promise<LabelledSet> {
  const text = await readFile(join(data, file), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .map(({ t, y }) => ({ text: t, label: y }))
  const [, language = ''] = /^umsab_([a-z]+)/.exec(basename(file)) ?? []
  return { name, language: codes[language] ?? (language === '' ? 'en' : 'und'), rows }
}
