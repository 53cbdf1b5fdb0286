import type { AspectSentiment } from '@hubbub/contracts'
import { addBuckets } from '../adjust/layer-buckets.ts'
import { applyLayer, layerText, type ReadyLayer } from '../adjust/layer.ts'
import type { Likelihoods } from '../learned/classify.ts'
import { combine } from '../learned/combine.ts'
import { isCourtesy } from '../learned/courtesy.ts'
import type { Knowledge } from '../learned/load-models.ts'
import { type Desk, readPart } from '../learned/read-part.ts'
import { settle } from '../learned/settle.ts'
import { findNames } from './find-names.ts'
import { scopeOf } from './scope-of.ts'

export interface AspectToRead {
  text: string
  about: readonly string[]
  isMail: boolean
  /** How the text sounds as a whole. */
  whole: Likelihoods
  /** What the confidence of the whole was multiplied by. */
  trust: number
  layer?: ReadyLayer | undefined
}

/** What a text says of what it names: the parts about it, each read by itself. Null where it names it nowhere. */
export function readAspect(desk: Desk, knowledge: Knowledge, input: AspectToRead): AspectSentiment | null {
  const { text, about, isMail, whole, trust, layer } = input
  const names = about.length === 0 ? [] : findNames(text, about)
  const [first] = names
  if (first === undefined) return null
  const { places, isWhole } = scopeOf(text, names)
  const parts = isWhole
    ? []
    : places.flatMap(({ start, end, turned }) => {
        const part = readPart(desk, knowledge, { text, from: start, to: end })
        if (part === null) return []
        const said =
          layer === undefined ? part.likelihoods : adjusted(desk, knowledge, layer, part.likelihoods)
        const likelihoods = turned ? turn(said) : said
        return [
          { ...part, likelihoods, isCourtesy: isMail && isCourtesy(text.slice(start, end), part.words) },
        ]
      })
  const { label, score, confidence } = settle(parts.length === 0 ? whole : lean(combine(parts), whole))
  return {
    about: text.slice(first.start, first.end),
    label,
    score,
    confidence: trust * confidence,
    places: places.map(({ start, end }) => ({ start, end })),
    isWhole,
  }
}

function adjusted(desk: Desk, { model }: Knowledge, layer: ReadyLayer, said: Likelihoods): Likelihoods {
  const buckets = new Set<number>()
  addBuckets(desk.features, model.shape.bits, buckets)
  return applyLayer(layer, layerText(said, Int32Array.from(buckets)))
}

/** Rules part a text too finely now and then, and a mood colours all of it: the whole has a say. */
const SAY_OF_WHOLE = 0.3

function lean(own: Likelihoods, whole: Likelihoods): Likelihoods {
  const mix = (side: keyof Likelihoods) => own[side] ** (1 - SAY_OF_WHOLE) * whole[side] ** SAY_OF_WHOLE
  const [negative, neutral, positive] = [mix('negative'), mix('neutral'), mix('positive')]
  const sum = negative + neutral + positive
  return { negative: negative / sum, neutral: neutral / sum, positive: positive / sum }
}

/** What is good of the other is bad of the one that it is compared with. */
const turn = ({ negative, neutral, positive }: Likelihoods): Likelihoods => ({
  negative: positive,
  neutral,
  positive: negative,
})
