import type { AspectSentiment, Sentiment } from '@hubbub/contracts'

/** What is called how, and how far its stored messages were read by that. */
export interface AspectPass {
  brandName: string
  brandQueries: string[]
  /** Another one once it is called otherwise. */
  asked: string
  /** The `asked` and the names that were begun with; '' where nothing was. */
  begun: string
  names: string[]
  /** Messages that hold any of these are to be read; '' is held by all. */
  pending: string[]
  /** The oldest of them that was read. */
  reached: string | null
}

/** A stored message that counts by what was learned. */
export interface LayeredMessage {
  id: string
  text: string
  isMail: boolean
  brandName: string
  brandQueries: string[]
}

export interface ReadAgain extends Pick<Sentiment, 'likelihoods' | 'parts' | 'scorer'> {
  id: string
  aspect: AspectSentiment | null
}

/** Stored messages that are read again because what they were read by is another. */
export interface StoredScoresRepository {
  /** Null where the brand is not there. */
  pass(brandId: string): Promise<AspectPass | null>
  /** Nobody else goes on with it until the transaction ends. */
  lockPass(brandId: string): Promise<void>
  keepPass(brandId: string, pass: Pick<AspectPass, 'begun' | 'names' | 'pending' | 'reached'>): Promise<void>
  /** All messages of the brand are to be read. */
  askAll(brandId: string): Promise<void>
  /** Scored messages of the brand that hold any of the names, newest first. */
  naming(
    brandId: string,
    query: { names: readonly string[]; before: string | null; limit: number },
  ): Promise<string[]>
  /** @returns the versions of the messages of which that is new. */
  setAspects(aspects: ReadonlyMap<string, AspectSentiment | null>): Promise<Map<string, number>>
  layered(limit: number): Promise<LayeredMessage[]>
  /** By whom they are scored now, and what else that one says. */
  readAgain(messages: readonly ReadAgain[]): Promise<void>
}
