import type {
  PastMute,
  Alert,
  AlertEvidence,
  AlertFilter,
  AlertMark,
  AlertQuiet,
  AlertReason,
  AlertRule,
  AlertSight,
  AlertTell,
  AlertWatch,
  Sensitivity,
  Severity,
} from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import type { RuleMemory } from '../alerts/judge-watch.ts'
import type { Scope } from '../rules/visibility.ts'
import type { HourSpan } from './analytics.ts'

/** What people say of an alert rule. */
export interface AlertRuleSettings {
  name: string
  monitorId: string | null
  filter: AlertFilter
  watch: AlertWatch
  sensitivity: Sensitivity
  severity: Severity | null
  cooldownMinutes: number
  quiet: AlertQuiet | null
  tell: AlertTell
  /** Goes along with the incidents that it opens. */
  playbookId?: string | null
  enabled: boolean
}

/** What a rule knows between two looks. */
export interface RuleState {
  series: Uint8Array | null
  /** What the series was made of; null: it is to be made anew. */
  basis: string | null
  memory: RuleMemory
  sight: AlertSight | null
  judgedTo: Date | null
}

/** Until then nobody is told of what a rule finds. */
export interface RuleMute {
  until: Date
  reason: string
  by: string
  at: Date
}

/** What one look of a rule brought. */
export interface Looked {
  state: RuleState
  alerts: string[]
  /** When it looks again, where that is not as usual. */
  again?: Date
}

export type KeptAlertRule = AlertRuleSettings &
  RuleState & {
    id: string
    version: number
    /** When it was saved as something to look for: what was said since is news, however late it first looks. */
    looksFrom: Date
    /** As it was last muted; it may be over. */
    mutedUntil: Date | null
  }

export interface RuleMonitor {
  id: string
  name: string
  state: 'matching' | 'matched' | 'removing'
  queryVersion: number
  query: string
  brandId: string | null
  /** Everybody sees it. */
  shared: boolean
}

export type NewAlert = Pick<
  Alert,
  'id' | 'ruleName' | 'lateMinutes' | 'severity' | 'title' | 'reasons' | 'learning' | 'score'
> & {
  ruleId: string
  monitorId: string | null
  /** A rule finds one thing once. */
  key: string
  at: Date
  foundAt: Date
  evidence: AlertEvidence | null
  tell: AlertTell
  tellAt: Date | null
  muted: boolean
}

/** An alert of which people are to be told. */
export interface HeldAlert {
  id: string
  ruleId: string | null
  severity: Severity
  title: string
  reasons: AlertReason[]
  tell: AlertTell
  incidentId: string | null
  version: number
}

/** Who may see a rule: whoever sees its monitor. */
export interface AlertViewer {
  memberId: string | null
  teamIds: readonly string[]
}

/** What was found in a time, of some monitors. */
export interface AboutMonitors {
  span: HourSpan
  monitorIds: readonly string[]
  /** And what is of no monitor. */
  orNone: boolean
  limit: number
}

/** A mention that a rule may speak of. */
export interface WatchedMention {
  id: string
  at: Date
  followers: number
  author: string
}

export interface AlertRepository {
  rules(viewer: AlertViewer): Promise<AlertRule[]>
  rule(id: string, viewer: AlertViewer): Promise<AlertRule | null>
  /** Locked; whoever watches it meanwhile waits. */
  lockRule(id: string): Promise<KeptAlertRule | null>
  insertRule(id: string, settings: AlertRuleSettings, now: Date): Promise<void>
  /** Has it look at once. Raises the version. */
  updateRule(id: string, settings: AlertRuleSettings, state: Partial<RuleState>): Promise<void>
  /** What stood until then ends. Raises the version. */
  muteRule(id: string, mute: RuleMute & { id: string }): Promise<void>
  /** Before its time. Raises the version. */
  unmuteRule(id: string, end: { by: string; at: Date }): Promise<void>
  /** The latest first. */
  mutes(id: string): Promise<PastMute[]>
  removeRule(id: string): Promise<void>

  /** Null where it is not due, or somebody else is at it. */
  lockDueRule(id: string): Promise<KeptAlertRule | null>
  keepState(id: string, state: RuleState, lookAt: Date): Promise<void>
  postpone(id: string, seconds: number): Promise<void>
  monitor(id: string): Promise<RuleMonitor | null>
  /** What a rule over all of a monitor has learned; null where none has. */
  seriesOf(monitorId: string): Promise<Uint8Array | null>
  /** Of a stretch, by those whom so many follow; the most first. */
  byLargeAuthors(
    monitorId: string,
    asked: { span: HourSpan; followers: number; filter: AlertFilter; limit: number },
  ): Promise<WatchedMention[]>
  /** Of a stretch, the newest first. */
  within(
    monitorId: string,
    asked: { span: HourSpan; filter: AlertFilter; limit: number },
  ): Promise<WatchedMention[]>

  /** False where the rule has found this already. */
  insert(alert: NewAlert): Promise<boolean>
  /** Null where it is not due, or somebody else is at it. */
  lockHeld(id: string): Promise<(HeldAlert & { ruleMuted: boolean }) | null>
  /** People are being told of it, or nobody is to be. Raises and returns the version. */
  settleTelling(id: string, escalationId: string | null): Promise<number>
  /** What quiet hours held is told to nobody, for its rule is muted now. Raises and returns the version. */
  settleMuted(id: string): Promise<number>
  list(
    viewer: AlertViewer,
    query: { ruleId: string | null; after: unknown; limit: number },
  ): Promise<{ items: Alert[]; next: unknown }>
  /** Of these monitors, and where wanted of none; the newest first. */
  foundWithin(viewer: AlertViewer, asked: AboutMonitors): Promise<Alert[]>
  find(id: string, viewer: AlertViewer): Promise<Alert | null>
  evidence(id: string): Promise<AlertEvidence | null>
  /** Of these messages those that are there and may be seen, in the given order. */
  mentions(ids: readonly string[], scope: Scope): Promise<MatchedMention[]>
  /** Raises and returns the version. */
  mark(
    id: string,
    mark: { memberId: string; mark: AlertMark | null; note: string; at: Date },
  ): Promise<number>
  /** What was said of alerts of any rule over the same; one for each alert, the newest. */
  marksOf(about: { monitorId: string | null; from: Date }): Promise<{ at: Date; mark: AlertMark }[]>
}
