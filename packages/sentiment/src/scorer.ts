import type { AspectSentiment, Sentiment } from '@hubbub/contracts'

export interface TextToScore {
  /** The caller's own, handed back with the result. */
  id: string
  text: string
  /** ISO 639-1, or null where it is not known. */
  language: string | null
  /** A mail is judged by its sentences: as one text, its courtesies would outweigh its complaint. */
  isMail?: boolean
  /** Names of one thing, as of a brand: what the text says of it is told beside the whole. */
  about?: readonly string[]
}

/** `aspect`: null or left out where the text does not name what was asked about, or the scorer cannot part it. */
export type ScoredText = Sentiment & { id: string; aspect?: AspectSentiment | null }

/** Whatever can say how a text sounds: a word list here, a model elsewhere. Results stand in the order of the texts. */
export interface Scorer {
  score(texts: readonly TextToScore[]): Promise<ScoredText[]>
}
