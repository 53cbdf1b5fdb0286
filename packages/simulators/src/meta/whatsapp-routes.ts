import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { readForm } from '../http/read-form.ts'
import { answersChallenge } from './graph-hooks.ts'
import { refusals } from './graph-types.ts'
import type { GraphMedia, SimulatedNumber } from './whatsapp-world.ts'

export interface WhatsappDesk {
  numbers: ReadonlyMap<string, SimulatedNumber>
  media: GraphMedia
}

/** What a node of WhatsApp answers; null where it is none of WhatsApp's. https://developers.facebook.com/documentation/business-messaging/whatsapp */
export async function answerWhatsapp(
  { numbers, media }: WhatsappDesk,
  request: HttpRequest,
  { node, edge }: { node: string; edge: string },
): Promise<HttpAnswer | null> {
  const ofAccount = [...numbers.values()].filter(({ businessId }) => businessId === node)
  if (ofAccount.length > 0) return answerAccount(ofAccount, request, edge)
  const number = numbers.get(node)
  if (number !== undefined) return await answerNumber(number, media, request, edge)
  const file = media.file(node)
  if (file === null || edge !== '') return null
  return {
    json: {
      messaging_product: 'whatsapp',
      id: node,
      url: media.addressOf(node),
      mime_type: file.contentType,
      file_size: file.content.byteLength,
    },
  }
}

function answerAccount(
  numbers: SimulatedNumber[],
  { method, query }: HttpRequest,
  edge: string,
): HttpAnswer | null {
  if (edge === 'phone_numbers') return { json: { data: numbers.map(({ id }) => ({ id })) } }
  if (edge === 'subscribed_apps') return { json: method === 'POST' ? { success: true } : { data: [] } }
  if (edge !== 'message_templates') return null
  const all = numbers.flatMap(({ templates }) => templates)
  const wanted = all.filter(({ status }) => query.get('status') === null || status === query.get('status'))
  const start = Number(query.get('after') ?? 0)
  const limit = Number(query.get('limit') ?? 25)
  const more = start + limit < wanted.length
  return {
    json: {
      data: wanted.slice(start, start + limit),
      paging: {
        cursors: { after: String(start + limit) },
        ...(more && { next: 'https://graph.facebook.com/next' }),
      },
    },
  }
}

async function answerNumber(
  number: SimulatedNumber,
  media: GraphMedia,
  request: HttpRequest,
  edge: string,
): Promise<HttpAnswer | null> {
  if (request.method === 'GET' && edge === '') return { json: describe(number) }
  if (request.method !== 'POST') return null
  if (edge === '') return await configure(number, request)
  if (edge === 'messages') return takeMessage(number, media, jsonOf(request))
  if (edge !== 'media') return null
  const parts = readForm(request)
  const file = parts.find(({ name }) => name === 'file')
  if (file === undefined) throw refusals.badParameter('The parameter file is required.')
  return { json: { id: media.keep(file.content, file.contentType ?? 'application/octet-stream') } }
}

const describe = (number: SimulatedNumber) => ({
  id: number.id,
  display_phone_number: number.display,
  verified_name: number.name,
  quality_rating: 'GREEN',
  webhook_configuration: number.override() === null ? {} : { phone_number: number.override() },
})

async function configure(number: SimulatedNumber, request: HttpRequest): Promise<HttpAnswer> {
  const { webhook_configuration: wanted } = jsonOf(request) as {
    webhook_configuration?: { override_callback_uri: string; verify_token: string }
  }
  if (wanted === undefined) throw refusals.badParameter('Nothing to change')
  const { override_callback_uri: url, verify_token: verifyToken } = wanted
  if (!(await answersChallenge(url, verifyToken)))
    throw refusals.badParameter(
      `(#2200) Callback verification failed with the following errors: HTTP Status Code = 403`,
    )
  number.callAt(url)
  return { json: { success: true } }
}

type Input = Record<string, unknown>
const wordsIn = (value: unknown) => (typeof value === 'string' ? value : '')

function takeMessage(number: SimulatedNumber, media: GraphMedia, input: Input): HttpAnswer {
  if (input['messaging_product'] !== 'whatsapp') throw refusals.badParameter('messaging_product is required')
  if (input['status'] === 'read') {
    number.read.push(String(input['message_id']))
    return { json: { success: true } }
  }
  const to = wordsIn(input['to'] ?? input['recipient'])
  if (to === '') throw refusals.badParameter('Recipient is missing')
  const type = wordsIn(input['type']) || 'text'
  const content = input[type] as Input | undefined
  if (content === undefined) throw refusals.badParameter(`Parameter ${type} is required`)
  refuseContent(number, media, type, content)
  if (type === 'reaction') {
    const { message_id: about, emoji } = content as { message_id: string; emoji: string }
    if (emoji === '') number.reactions.delete(about)
    else number.reactions.set(about, emoji)
    number.sent.push({ id: 'reaction', to, at: new Date(), ...input, type })
    return { json: { messaging_product: 'whatsapp', success: true, messages: [{ id: 'reaction' }] } }
  }
  const taken = number.take(to, { ...input, type })
  return {
    json: {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, ...(/^\d+$/.test(to) ? { wa_id: to } : { user_id: to }) }],
      messages: [{ id: taken.id, message_status: 'accepted' }],
    },
  }
}

function refuseContent(number: SimulatedNumber, media: GraphMedia, type: string, content: Input) {
  if (type === 'text' && Array.from(wordsIn(content['body'])).length > 4096)
    throw refusals.badParameter('Param text[body] must be at most 4096 characters long.')
  if (
    ['image', 'video', 'audio', 'document', 'sticker'].includes(type) &&
    media.file(String(content['id'])) === null
  )
    throw refusals.badParameter(`The media ${String(content['id'])} does not exist`)
  if (type === 'template') refuseTemplate(number, content)
}

function refuseTemplate(number: SimulatedNumber, content: Input) {
  const { code } = content['language'] as { code: string }
  const found = number.templates.find(({ name, language }) => name === content['name'] && language === code)
  if (found === undefined || found.status !== 'APPROVED')
    throw refusals.template(132001, `template name (${String(content['name'])}) does not exist in ${code}`)
  const wanted = JSON.stringify(found.components).match(/\{\{\w+\}\}/g)?.length ?? 0
  const given = ((content['components'] ?? []) as { parameters: unknown[] }[]).flatMap(
    ({ parameters }) => parameters,
  )
  if (given.length !== wanted)
    throw refusals.template(
      132000,
      `number of localizable_params (${given.length}) does not match the expected number of params (${wanted})`,
    )
}
