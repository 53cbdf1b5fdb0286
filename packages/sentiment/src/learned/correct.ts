import { valueOf } from './bins.ts'
import type { Likelihoods } from './classify.ts'
import type { Features } from './features.ts'
import { LISTS } from './lexicon.ts'
import { EMOJI, type Scan, SIGN, WORD } from './scan-state.ts'

// What the weights cannot know, since they learned from texts without it: irony that says so, and emoji alone.

export function correct(features: Features, likelihoods: Likelihoods): Likelihoods {
  const { scan } = features
  if (scan.ironyAt >= 0) return turnIrony(likelihoods)
  return hasEmojiAlone(scan) ? judgeEmoji(features) : likelihoods
}

/** How much of the praise is meant where the writer says that it is irony. */
const MEANT = 0.15

function turnIrony({ negative, neutral, positive }: Likelihoods): Likelihoods {
  if (positive <= negative) return { negative, neutral, positive }
  const turned = (1 - MEANT) * positive
  return { negative: negative + turned, neutral, positive: positive - turned }
}

export function hasEmojiAlone({ count, kinds }: Scan): boolean {
  let emoji = false
  for (let token = 0; token < count; token += 1) {
    if (kinds[token] === WORD || kinds[token] === SIGN) return false
    if (kinds[token] === EMOJI) emoji = true
  }
  return emoji
}

/** Beyond these means of what people saw in them (Emoji Sentiment Ranking) a side is taken. */
const GOOD = 0.2
const BAD = -0.5
const STEEP = 1.5

function judgeEmoji({ scan: { count, kinds }, room: { values } }: Features): Likelihoods {
  let sum = 0
  let emoji = 0
  for (let token = 0; token < count; token += 1) {
    if (kinds[token] !== EMOJI) continue
    sum += valueOf(values, token, 0)
    emoji += 1
  }
  const mean = sum / emoji
  const good = Math.exp(STEEP * (mean - GOOD))
  const bad = Math.exp(-STEEP * (mean - BAD))
  const all = 1 + good + bad
  return { negative: bad / all, neutral: 1 / all, positive: good / all }
}

/** Whether any list knows a word or an emoji of the text. */
export function hasKnownWord({ scan: { count }, room: { values } }: Features): boolean {
  for (let at = 0; at < LISTS * count; at += 1) if (values[at] !== 0) return true
  return false
}
