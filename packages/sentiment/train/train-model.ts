import { join } from 'node:path'
import { buildCorpus, type Source } from './corpus.ts'
import { calibrate } from './calibrate.ts'
import { fit } from './fit.ts'
import type { ModelPlan, TrainingSource } from './plan.ts'
import { readLexicons, toLexicon } from './read-lexicons.ts'
import { readRows } from './read-rows.ts'
import { writeModel } from './write-model.ts'

const CLASSES = 3
/** Each fifth text is kept from a first training, to find out how sure the model may be. */
const FOLDS = 5

type ReadSource = Source & Pick<TrainingSource, 'calibrates' | 'helps'>

export interface Trained {
  /** The same to the byte from the same data. */
  file: Uint8Array<ArrayBuffer>
  /** By language, on the texts that were kept back. */
  heldOut: Record<string, { temperature: number; macroRecall: number; texts: number }>
}

/** Trains twice: without a part of the texts, for how sure it may be, and with all of them, for what ships. */
export async function trainModel(plan: ModelPlan, data: string): Promise<Trained> {
  const { name, shape } = plan
  const lexicon = await readLexicons(join(data, 'lexicons'), plan.lexicon)
  const sources = await readSources(plan, data)
  const shifted = await Promise.all(
    plan.shifted.map(async ({ file, ...set }) => ({
      ...set,
      rows: await readRows(join(data, 'val', `${file}.jsonl`)),
    })),
  )
  const write = (from: readonly ReadSource[], temperatureOf: (language: string) => number) => {
    const corpus = buildCorpus(from, shape, toLexicon(lexicon), CLASSES)
    const fitted = fit(corpus, { ...plan.fit, bits: shape.bits, classes: CLASSES, biases: from.length })
    return writeModel({ name, shape, lexicon, fitted, languages: languagesOf(from, temperatureOf) })
  }
  const first = write(
    sources.map((source) => (source.calibrates ? { ...source, rows: source.rows.filter(isTaught) } : source)),
    () => 1,
  )
  const heldOut = Object.fromEntries(
    [...new Set(sources.map(({ language }) => language))].flatMap((language) => {
      const rows = sources.flatMap((source) =>
        source.calibrates && source.language === language ? source.rows.filter(isKept) : [],
      )
      if (rows.length === 0) return []
      const others = shifted.filter((set) => set.language === language)
      const found = calibrate(first, language, [{ rows, weight: 1 }, ...others])
      return [[language, { ...found, texts: rows.length }]]
    }),
  )
  return { file: write(sources, (language) => heldOut[language]?.temperature ?? 1), heldOut }
}

const isKept = (_row: unknown, at: number) => at % FOLDS === 0
const isTaught = (row: unknown, at: number) => !isKept(row, at)

async function readSources(plan: ModelPlan, data: string): Promise<ReadSource[]> {
  return await Promise.all(
    plan.sources.map(async ({ file, every = 1, ...source }, bias) => {
      const rows = await readRows(join(data, 'train', `${file}.jsonl`))
      return { ...source, rows: rows.filter((_, at) => at % every === 0), bias }
    }),
  )
}

function languagesOf(sources: readonly ReadSource[], temperatureOf: (language: string) => number) {
  const spoken = sources.filter(({ helps }) => helps !== true)
  return Object.fromEntries(
    [...new Set(spoken.map(({ language }) => language))].map((language) => [
      language,
      {
        bias: spoken.find((source) => source.language === language)?.bias ?? 0,
        temperature: temperatureOf(language),
      },
    ]),
  )
}
