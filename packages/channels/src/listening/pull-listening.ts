import type { InboundBatch } from '@hubbub/contracts'
import { type Listener, textsOf } from './create-listener.ts'

/** A pull that asks for what is wanted when it begins; it is noted as asked for once the pull is through. */
export async function* pullListening(
  listener: Listener,
  pull: (texts: string[]) => AsyncIterable<InboundBatch>,
): AsyncGenerator<InboundBatch> {
  const listened = await listener.now()
  yield* pull(textsOf(listened.plan))
  await listener.note(listened)
}
