import type { MarkKind } from '@hubbub/contracts'
import type {
  correctConversations,
  CorrectionInput,
  createSentimentRule,
  MarkCorrection,
  previewSentimentRule,
  putMarkRoute,
  putSentimentScorer,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { SentimentApi } from '../shapes/sentiment.ts'
import {
  done,
  ifMatch,
  idempotencyKey,
  type JsonBody,
  type PageQuery,
  queryOf,
  read,
  type Transport,
} from '../transport.ts'

export type SentimentScorerInput = JsonBody<typeof putSentimentScorer>
export type SentimentRuleInput = JsonBody<typeof createSentimentRule>

export function sentimentClient(transport: Transport, base: string) {
  const at = hc<SentimentApi>(base, transport.options()).sentiment
  return {
    correct: (corrections: CorrectionInput[], key?: string) =>
      read(at.corrections.$post({ header: idempotencyKey(key), json: { corrections } })),
    correctConversations: (input: JsonBody<typeof correctConversations>, key?: string) =>
      read(at.corrections.conversations.$post({ header: idempotencyKey(key), json: input })),
    corrections: (query: PageQuery, signal?: AbortSignal) =>
      read(at.corrections.$get({ query: queryOf(query) }, transport.options(signal))),
    accuracy: (signal?: AbortSignal) => read(at.accuracy.$get({}, transport.options(signal))),
    rules: (signal?: AbortSignal) => read(at.rules.$get({}, transport.options(signal))),
    createRule: (input: SentimentRuleInput) => read(at.rules.$post({ json: input })),
    previewRule: (input: JsonBody<typeof previewSentimentRule>, signal?: AbortSignal) =>
      read(at.rules.preview.$post({ json: input }, transport.options(signal))),
    deleteRule: (id: string) => done(at.rules[':id'].$delete({ param: { id } })),
    adjustment: (signal?: AbortSignal) => read(at.adjustment.$get({}, transport.options(signal))),
    putAdjustment: (input: { enabled: boolean }, version?: number) =>
      read(at.adjustment.$put({ header: ifMatch(version), json: input })),
    forgetAdjustment: () => done(at.adjustment.$delete({})),
    scorer: (signal?: AbortSignal) => read(at.scorer.$get({}, transport.options(signal))),
    putScorer: (input: SentimentScorerInput, version?: number) =>
      read(at.scorer.$put({ header: ifMatch(version), json: input })),
    deleteScorer: () => done(at.scorer.$delete({})),
    correctMarks: (corrections: MarkCorrection[], key?: string) =>
      read(at.marks.corrections.$post({ header: idempotencyKey(key), json: { corrections } })),
    marks: (signal?: AbortSignal) => read(at.marks.$get({}, transport.options(signal))),
    putMarkRoute: (kind: MarkKind, input: JsonBody<typeof putMarkRoute>) =>
      read(at.marks[':kind'].$put({ param: { kind }, json: input })),
    tryScorer: (texts: string[]) => read(at.scorer.try.$post({ json: { texts } })),
  }
}
