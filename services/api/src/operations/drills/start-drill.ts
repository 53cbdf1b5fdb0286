import { startDrill as definition } from '@hubbub/contracts/http'
import { chooseRecording, startDrill } from '@hubbub/domain'
import { shippedRecordings } from '../../drills/shipped-recordings.ts'
import { operation } from '../../http/operation.ts'

export const startDrillOperation = operation(
  definition,
  async (ctx, { body: { recordingId, recording, speed, memberIds } }) =>
    await startDrill(ctx, {
      recording: chooseRecording(ctx, await shippedRecordings(), { recordingId, recording }),
      speed,
      memberIds,
    }),
)
