import type { EscalationPolicy, EscalationStep, Rotation, SwapRequest } from '@hubbub/contracts'

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

export interface KeptSwapRequest extends Omit<SwapRequest, 'one' | 'other' | 'at' | 'state'> {
  scheduleId: string
  one: { from: Date; to: Date }
  other: { from: Date; to: Date }
  state: 'asked' | 'agreed' | 'refused' | 'withdrawn'
  at: Date
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
  /** Asked or refused, of which no shift is over; of all schedules where none is named. */
  swapRequests(scheduleId: string | null, at: Date): Promise<KeptSwapRequest[]>
  /** Locked. */
  findSwapRequest(id: string): Promise<KeptSwapRequest | null>
  /** False where the same is asked already. */
  insertSwapRequest(
    request: Pick<KeptSwapRequest, 'id' | 'scheduleId' | 'one' | 'other' | 'reason' | 'at'> & {
      askerId: string
      askedId: string
    },
  ): Promise<boolean>
  settleSwapRequest(id: string, state: KeptSwapRequest['state']): Promise<void>
  /** With the other half of a swap. */
  removeOverride(id: string): Promise<void>
}
