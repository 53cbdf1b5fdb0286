import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'

interface Set<Row> {
  name: string
  /** ISO 639-1 */
  language: string
  rows: Row[]
}
export type LabelledSet = Set<{ text: string; label: number }>
/** How people graded texts, on any scale. */
export type GradedSet = Set<{ text: string; grade: number }>

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

const rowSchema = z.object({ t: z.string(), y: z.number(), v: z.number().optional() })

/**
 * Every set of the folder, by the name of its file: labelled negative (0), neutral (1) or positive (2), or graded, by a
 * number with a fraction or by `v` beside the label. Others are left out.
 */
export async function readSets(data: string): Promise<{ labelled: LabelledSet[]; graded: GradedSet[] }> {
  const names = (await readdir(data, { recursive: true }))
    .filter((name) => name.endsWith('.jsonl') && !otherClasses.test(basename(name)))
    .toSorted()
  const labelled: LabelledSet[] = []
  const graded: GradedSet[] = []
  for (const file of names) {
    const rows = await readRows(join(data, file))
    if (rows === null || rows.length === 0) continue
    const set = { name: nameOf(file, names), language: languageOf(file) }
    const isLabelled = rows.every(({ y }) => labels[y] !== undefined)
    if (isLabelled) labelled.push({ ...set, rows: rows.map(({ t, y }) => ({ text: t, label: y })) })
    if (rows.every(({ v }) => v !== undefined) || rows.some(({ y }) => !Number.isInteger(y)))
      graded.push({ ...set, rows: rows.map(({ t, y, v }) => ({ text: t, grade: v ?? y })) })
  }
  return { labelled, graded }
}

/** With its folder where two folders have a file of that name. */
function nameOf(file: string, all: readonly string[]): string {
  const isAlone = all.filter((other) => basename(other) === basename(file)).length === 1
  return (isAlone ? basename(file) : file.replaceAll(/[/\\]/g, '_')).replace(/\.jsonl$/, '')
}

/** @returns null where any row says something else. */
async function readRows(path: string) {
  const text = await readFile(path, 'utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const { data } = z.array(rowSchema).safeParse(lines.map((line): unknown => JSON.parse(line)))
  return data ?? null
}

function languageOf(file: string): string {
  const [, language] = /^umsab_([a-z]+)/.exec(basename(file)) ?? []
  return language === undefined ? 'en' : (codes[language] ?? 'und')
}
