import type { Ability, ChannelBudget, ChannelGap, InboundGap, ListeningProblem } from '@hubbub/contracts'

export interface BudgetState extends ChannelBudget {
  /** The alarm that was told last, this month. */
  alarm: number | null
  version: number
}

export interface UsageRow {
  ability: Ability
  unit: string
  amount: number
  costMicros: number
}

export interface AllotmentState {
  bucket: string
  remaining: number
  resetsAt: Date
}

/** What networks grant and what using them costs. */
export interface UsageRepository {
  allotments(channelId: string): Promise<AllotmentState[]>
  allotment(channelId: string, bucket: string): Promise<AllotmentState | null>
  noteAllotment(channelId: string, state: AllotmentState): Promise<void>
  /** Null where none was set. `month` is the one whose alarms count. */
  budget(channelId: string, month: Date): Promise<BudgetState | null>
  /** @returns the new version. */
  setBudget(channelId: string, budget: ChannelBudget): Promise<number>
  noteAlarm(channelId: string, month: Date, alarm: number): Promise<void>
  add(channelId: string, day: Date, row: UsageRow): Promise<void>
  since(channelId: string, day: Date): Promise<UsageRow[]>
}

export interface BudgetVerdict {
  /** Null where there is no budget. */
  percent: number | null
  stopped: boolean
  /** When the budget begins anew. */
  until: Date
}

/** What the network grants an account and what it may cost. */
export interface UsageKeeper {
  emptyUntil(bucket: string): Promise<Date | null>
  note(bucket: string, state: { remaining: number; resetsAt: Date }): Promise<void>
  judge(ability: Ability): Promise<BudgetVerdict>
  spend(use: UsageRow): Promise<void>
}

export interface OpenGap {
  id: string
  from: Date
  to: Date
}

/** How much was said in an hour. */
export interface HourVolume {
  hour: Date
  messages: number
}

/** What a running account has taken up of what monitors want. */
export interface TakenUp {
  /** Of all that is wanted, as it was then. */
  stamp: number
  problems: readonly ListeningProblem[]
}

/** What was missed, how much is usual, and what is asked for. */
export interface HearingRepository {
  takeUp(channelId: string, taken: TakenUp, now: Date): Promise<void>
  takenUp(): Promise<(TakenUp & { channelId: string; at: Date })[]>
  /** One that is known already is not noted again. */
  noteGaps(channelId: string, gaps: readonly (InboundGap & { id: string })[], now: Date): Promise<void>
  /** Newest first. */
  gaps(channelId: string, limit: number): Promise<ChannelGap[]>
  /** Oldest first. */
  openGaps(channelId: string): Promise<OpenGap[]>
  settleGap(id: string, end: { repairedAt: Date } | { lostBecause: string }): Promise<void>
  addVolume(channelId: string, hours: readonly HourVolume[]): Promise<void>
  volume(channelId: string, since: Date): Promise<HourVolume[]>
  /** When somebody last said something, as far as it was heard. */
  lastHeardAt(channelId: string): Promise<Date | null>
}
