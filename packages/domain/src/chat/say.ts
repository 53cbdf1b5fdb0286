import { keepCall } from '../hearing/keep-call.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { NewCall } from '../ports/calls.ts'
import type { ChatVisitorRow } from '../ports/chat.ts'

export interface Saying {
  visitor: ChatVisitorRow
  /** Given by the widget: the same id is the same message, however often it comes. */
  clientId: string
  call: Omit<NewCall, 'id' | 'channelId' | 'digest'>
  digest(text: string): string
}

/** Keeps what a visitor says as it came; it is read by the way that everything takes. */
export async function say(ctx: WorkContext, { visitor, clientId, call, digest }: Saying): Promise<void> {
  const { id, channelId } = visitor
  await keepCall(ctx, { ...call, channelId, digest: digest(`chat ${id} ${clientId}`) })
}
