import type { ScorerDialect } from './dialect.ts'
import { idOf, readResults } from './read-results.ts'

/** The contract of docs/sentiment-scorer.md. */
export const askHttp: ScorerDialect = {
  request: ({ url }, texts) => ({
    url: new URL(url),
    body: { texts: texts.map(({ text, language }, index) => ({ id: idOf(index), text, language })) },
  }),
  read: readResults,
}
