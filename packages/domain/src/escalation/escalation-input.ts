import type { EscalationStep, EscalationTarget, EventActor, Severity } from '@hubbub/contracts'

export interface StartEscalation {
  /** What it is about: of one thing people are told once at a time. */
  subject: { kind: string; id: string }
  severity: Severity
  title: string
  /** Why, a sentence each, with their figures. */
  reasons: readonly string[]
  /** Of the page here that shows it. */
  path: string | null
  /** Null: the workspace's default. Left out, too, but then who is told already is told alone. */
  policyId?: string | null
  /** In place of a policy: only these. */
  targets?: readonly EscalationTarget[]
  /** In place of a policy: these, twice; who takes it and does nothing has as long as the first of them. */
  steps?: readonly EscalationStep[]
  /** A person asks for them: they are told of this though they were told of the same before. */
  insists?: boolean
  actor: EventActor
}
