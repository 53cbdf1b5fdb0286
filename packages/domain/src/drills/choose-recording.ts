import { AppError, type RecordingInfo } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Recording } from '../ports/drills.ts'
import { readRecording, recordingInfo } from './read-recording.ts'

type Shipped = ReadonlyMap<string, Recording>

export function listRecordings(ctx: Context, shipped: Shipped): RecordingInfo[] {
  permit(ctx, 'escalation:write')
  return [...shipped].map(([id, recording]) => recordingInfo(id, recording))
}

/** One that comes along, or the caller's own. */
export function chooseRecording(
  ctx: Context,
  shipped: Shipped,
  { recordingId, recording }: { recordingId?: string | undefined; recording?: string | undefined },
): Recording {
  permit(ctx, 'escalation:write')
  if (recording !== undefined) return readRecording(recording)
  if (recordingId === undefined)
    throw new AppError({ code: 'drill.no_recording', kind: 'invalid', message: 'Choose a recording' })
  const found = shipped.get(recordingId)
  if (found === undefined) throw notFound('recording')
  return found
}
