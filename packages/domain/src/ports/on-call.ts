import type { EscalationPolicy, EscalationStep, Rotation } from '@hubbub/contracts'

export interface PolicyData {
  name: string
  steps: EscalationStep[]
  repeat: number
  ackSeconds: number | null
  isDefault: boolean
}

export interface KeptSchedule {
  id: string
  name: string
  timeZone: string
  rotations: Rotation[]
  createdAt: Date
  version: number
}
export type ScheduleData = Pick<KeptSchedule, 'name' | 'timeZone' | 'rotations'>

export interface KeptOverride {
  id: string
  scheduleId: string
  memberId: string
  memberName: string
  from: Date
  to: Date
  reason: string
  swapId: string | null
  createdAt: Date
}

export interface OnCallRepository {
  policies(): Promise<EscalationPolicy[]>
  findPolicy(id: string): Promise<EscalationPolicy | null>
  /** The one that is taken where nobody names one. */
  defaultPolicy(): Promise<EscalationPolicy | null>
  insertPolicy(id: string, policy: PolicyData): Promise<void>
  /** Raises the version. */
  updatePolicy(id: string, change: Partial<PolicyData>): Promise<void>
  removePolicy(id: string): Promise<void>
  schedules(): Promise<KeptSchedule[]>
  findSchedule(id: string): Promise<KeptSchedule | null>
  insertSchedule(id: string, schedule: ScheduleData): Promise<void>
  /** Raises the version. */
  updateSchedule(id: string, change: Partial<ScheduleData>): Promise<void>
  removeSchedule(id: string): Promise<void>
  /** Those that touch a stretch of time; of all schedules where none is named. */
  overrides(scheduleId: string | null, span: { from: Date; to: Date }): Promise<KeptOverride[]>
  insertOverride(override: Omit<KeptOverride, 'memberName' | 'createdAt'>): Promise<void>
  findOverride(id: string): Promise<KeptOverride | null>
  /** With the other half of a swap. */
  removeOverride(id: string): Promise<void>
}
