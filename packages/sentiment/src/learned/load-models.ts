import { readFileSync } from 'node:fs'
import { type Model, readModel, type SpokenLanguage } from './model.ts'

/** The weights that ship with this package, English and all others. */
export const weightUrls: readonly URL[] = ['en.bin', 'others.bin'].map(
  (name) => new URL(`../../weights/${name}`, import.meta.url),
)

export interface Knowledge {
  model: Model
  language: SpokenLanguage
}

/** What is known of each language that has a model. */
export function loadModels(): ReadonlyMap<string, Knowledge> {
  const known = new Map<string, Knowledge>()
  for (const url of weightUrls) {
    const model = readModel(readWeights(url))
    for (const [code, language] of model.languages) known.set(code, { model, language })
  }
  return known
}

/** In a buffer of its own: the pool that small files share would not lie on a multiple of four. */
function readWeights(url: URL): ArrayBuffer {
  return new Uint8Array(readFileSync(url)).buffer
}
