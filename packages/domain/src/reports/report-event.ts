import type { NewEvent } from '@hubbub/contracts'
import { systemActor } from '../rules/route-events.ts'

/** Something came of a report; nobody changed it. */
export function reportEvent(
  { trace }: { trace: string | null },
  { id, version }: { id: string; version: number },
): NewEvent {
  return { type: 'report.updated', subjectId: id, version, actor: systemActor, trace }
}
