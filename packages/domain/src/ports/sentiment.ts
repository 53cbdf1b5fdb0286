import type {
  CorrectedLabel,
  SentimentCorrection,
  SentimentLabel,
  SentimentMeasure,
  SentimentRule,
} from '@hubbub/contracts'
import type { Mood } from '../rules/conversation-sentiment.ts'
import type { PhraseRule, Verdict } from '../rules/judge-sentiment.ts'
import type { Judged } from '../rules/measure-scorer.ts'
import type { Scope } from '../rules/visibility.ts'

/** A scored message of somebody else, locked until the transaction ends. */
export interface JudgedMessage {
  id: string
  conversationId: string | null
  brandId: string
  assigneeId: string | null
  /** Of its conversation; where it has none, the team that it would be given to. */
  teamId: string | null
  /** It has arrived, and changes how its conversation counts. */
  moves: boolean
  text: string
  language: string | null
  isMail: boolean
  scorer: string
  trace: string | null
  verdict: Verdict
  /** `before`: how it counted when it was corrected first. */
  correction: { label: CorrectedLabel; before: Verdict } | null
}

export interface KeptRule extends PhraseRule {
  state: SentimentRule['state']
  /** The oldest message that was judged anew by it. */
  reached: string | null
  version: number
}

export interface NewCorrection {
  messageId: string
  text: string
  language: string | null
  label: CorrectedLabel
  scored: { label: SentimentLabel; score: number; confidence: number; scorer: string }
  before: Verdict
  by: string | null
  at: Date
}

export interface SentimentRepository {
  /** Those that are there, scored and, with a scope, to be seen. Whoever routes or changes their conversations waits. */
  lock(ids: readonly string[], scope: Scope | null): Promise<JudgedMessage[]>
  /** Those that arrived, were edited on their network and are scored again; stale: they still count by their old words. */
  edited(ids: readonly string[]): Promise<{ id: string; isStale: boolean }[]>
  /** The newest scored message of the customer in each of these conversations that can be seen. */
  lastSaid(conversationIds: readonly string[], scope: Scope): Promise<string[]>
  /** @returns the versions of the messages. */
  judge(verdicts: ReadonlyMap<string, Verdict>): Promise<Map<string, number>>
  /** What customers said in these, oldest first; of what is long, the newest part. */
  moods(conversationIds: readonly string[]): Promise<Map<string, Mood[]>>
  /** @returns the version; null where it counts so already. */
  setMood(conversationId: string, mood: Mood | null): Promise<number | null>
  keepCorrection(correction: NewCorrection): Promise<void>
  /** How it counted before is another by now. */
  changeBefore(messageId: string, before: Verdict): Promise<void>
  dropCorrection(messageId: string): Promise<void>
  corrections(
    query: { limit: number; after: unknown },
    scope: Scope,
  ): Promise<{ items: SentimentCorrection[]; next: unknown }>
  /** What scorers are measured on: the newest. */
  testSet(limit: number): Promise<(Judged & { id: string; text: string; language: string | null })[]>
  weeks(): Promise<{ week: string; corrections: number; agreed: number }[]>
  confusion(): Promise<{ label: CorrectedLabel; scored: SentimentLabel; count: number }[]>
  measures(): Promise<SentimentMeasure[]>
  /** The last of a day stands. */
  keepMeasure(measure: Omit<SentimentMeasure, 'at'> & { at: Date }): Promise<void>

  listRules(): Promise<SentimentRule[]>
  findRule(id: string): Promise<SentimentRule | null>
  /** Those that hold. Until the transaction ends, none is made or removed. */
  holdRules(): Promise<PhraseRule[]>
  /** Waits until nobody holds the rules, and lets nobody hold them until the transaction ends. */
  lockRules(): Promise<void>
  lockRule(id: string): Promise<KeptRule | null>
  /** Throws a conflict where the phrase is judged there already. */
  insertRule(rule: PhraseRule & { createdBy: string | null; createdAt: Date }): Promise<void>
  moveRule(id: string, move: { state: SentimentRule['state']; reached: string | null }): Promise<number>
  deleteRule(id: string): Promise<void>
  /** Those of a monitor that hold. */
  rulesOf(monitorId: string): Promise<string[]>
  /** Messages that may hold a phrase, newest first, older than `before`. */
  holding(phrase: string, query: RulePlace & { before: string | null; limit: number }): Promise<string[]>
  /** Messages that count as they do by a rule, or did before they were corrected. */
  decidedBy(ruleId: string, limit: number): Promise<string[]>
  sample(
    phrase: string,
    query: RulePlace & { since: Date; limit: number },
    scope: Scope,
  ): Promise<{ messageId: string; text: string; label: SentimentLabel }[]>
  /** Which monitors matched each of them, as it stands now. */
  matchedBy(messageIds: readonly string[]): Promise<Map<string, string[]>>
  /** Of what is to be judged anew and is scored, what has waited longest. */
  due(limit: number): Promise<{ seq: bigint; messageId: string }[]>
  /** Of what is to be judged anew, what is to be scored first: its words were changed. */
  unscored(limit: number): Promise<{ messageId: string; channelId: string }[]>
  /** They are judged; what came meanwhile of the same messages stays. */
  dropDue(seqs: readonly bigint[]): Promise<void>
}

/** Where a rule holds. */
export type RulePlace = Pick<PhraseRule, 'brandId' | 'monitorId'>
