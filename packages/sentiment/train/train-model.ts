import { join } from 'node:path'
import { buildCorpus } from './corpus.ts'
import { calibrate } from './calibrate.ts'
import { fit } from './fit.ts'
import type { ModelPlan } from './plan.ts'
import { readLexicons, toLexicon } from './read-lexicons.ts'
import { readRows } from './read-rows.ts'
import { writeModel } from './write-model.ts'

const CLASSES = 3

/** @returns the file of weights: the same to the byte from the same data. */
export async function trainModel(plan: ModelPlan, data: string): Promise<Uint8Array<ArrayBuffer>> {
  const { name, shape } = plan
  const lexicon = await readLexicons(join(data, 'lexicons'), plan.lexicon)
  const sources = await Promise.all(
    plan.sources.map(async ({ file, language, weight }, bias) => ({
      rows: await readRows(join(data, 'train', `${file}.jsonl`)),
      language,
      weight,
      bias,
    })),
  )
  const corpus = buildCorpus(sources, shape, toLexicon(lexicon), CLASSES)
  const fitted = fit(corpus, { ...plan.fit, bits: shape.bits, classes: CLASSES, biases: sources.length })
  const sets = await Promise.all(
    plan.calibration.map(async ({ file, language, weight }) => ({
      language,
      weight,
      rows: await readRows(join(data, 'val', `${file}.jsonl`)),
    })),
  )
  const write = (temperature: number) =>
    writeModel({ name, shape, lexicon, fitted, languages: languagesOf(plan, temperature) })
  return write(calibrate(write(1), sets))
}

function languagesOf({ sources }: ModelPlan, temperature: number) {
  const languages = [...new Set(sources.map(({ language }) => language))]
  return Object.fromEntries(
    languages.map((language) => [
      language,
      { bias: sources.findIndex((source) => source.language === language), temperature },
    ]),
  )
}
