import {
  AppError,
  fillTemplate,
  type Message,
  type MessageTemplate,
  type OutboundTemplate,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { ReplyTools } from './compose-outbound.ts'
import { listReplyTemplates, type TemplateTools } from './list-reply-templates.ts'
import { sendReply, type SendReply } from './send-reply.ts'

/** Sends what the network has approved, as it stands there now, with what a person filled in. */
export async function sendTemplate(
  ctx: Context,
  tools: ReplyTools & TemplateTools,
  input: SendReply & { template: OutboundTemplate },
): Promise<Message> {
  const known = await listReplyTemplates(ctx, tools, input.conversationId)
  const template = expectSendable(known, input.template.id)
  const values = valuesOf(template, input.template.values)
  const text = fillTemplate(template, values)
  return await sendReply(ctx, tools, { ...input, text, template: { id: template.id, values } })
}

function expectSendable(known: readonly MessageTemplate[], id: string): MessageTemplate {
  const template = known.find((one) => one.id === id)
  if (template === undefined)
    throw new AppError({
      code: 'template.not_found',
      kind: 'invalid',
      message: 'The network does not know this template, or has not approved it',
    })
  if (template.why !== null)
    throw new AppError({ code: 'template.not_sendable', kind: 'invalid', message: template.why })
  return template
}

/** Those that it has, and all of them: a network refuses one with a gap. */
function valuesOf(
  { variables }: MessageTemplate,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const values = variables.map(({ name }): [string, string] => [name, given[name]?.trim() ?? ''])
  const empty = variables.filter((_, index) => values[index]?.[1] === '')
  if (empty.length === 0) return Object.fromEntries(values)
  throw new AppError({
    code: 'template.incomplete',
    kind: 'invalid',
    message: `Nothing is filled in for: ${empty.map(({ label }) => label).join(', ')}`,
    details: { names: empty.map(({ name }) => name) },
  })
}
