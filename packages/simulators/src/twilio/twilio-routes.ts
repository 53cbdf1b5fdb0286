import { type HttpAnswer, type HttpRequest, textOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { TwilioWorld } from './twilio-world.ts'
import { TwilioRefusal } from './twilio-types.ts'

const TOP = '/2010-04-01/Accounts'

/** What of the API is here: the account, its numbers, its messages and their files. */
export function twilioRoutes(world: TwilioWorld, refuse: () => void): HttpRoutes {
  const guarded = (answer: (request: HttpRequest) => HttpAnswer) => (request: HttpRequest) => {
    try {
      letIn(world, request)
      refuse()
      return answer(request)
    } catch (error) {
      if (!(error instanceof TwilioRefusal)) throw error
      const { code, message, status } = error
      return {
        status,
        json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
      }
    }
  }
  const own = `${TOP}/${world.account.sid}`
  return {
    [`GET ${own}.json`]: guarded(() => ({
      json: {
        sid: world.account.sid,
        friendly_name: world.account.name ?? 'The Shop',
        status: 'active',
        type: 'Full',
      },
    })),
    [`GET ${own}/IncomingPhoneNumbers.json`]: guarded(({ query }) => ({
      json: { incoming_phone_numbers: numbersOf(world, query.get('PhoneNumber')) },
    })),
    [`GET ${own}/Messages.json`]: guarded(({ query }) => ({ json: list(world, query) })),
    [`POST ${own}/Messages.json`]: guarded((request) => {
      return { status: 201, json: send(world, new URLSearchParams(textOf(request))) }
    }),
    [`GET ${own}/Messages/:sid/Media.json`]: guarded(({ params }) => ({
      json: {
        media_list: world.mediaOf(params['sid'] ?? '').map(({ sid, contentType }) => ({
          sid,
          content_type: contentType,
          uri: `${own}/Messages/${params['sid']}/Media/${sid}.json`,
        })),
      },
    })),
    // It leads on to where files are kept, which knows no passwords.
    [`GET ${own}/Messages/:sid/Media/:media`]: guarded(({ params }) => ({
      status: 307,
      headers: { location: `/store/${params['sid']}/${params['media']}` },
    })),
    [`GET ${own}/Messages/:file`]: guarded(({ params }) => ({
      json: world.find((params['file'] ?? '').replace(/\.json$/, '')),
    })),
    'GET /store/:message/:media': ({ params }) => {
      const file = world.mediaOf(params['message'] ?? '').find(({ sid }) => sid === params['media'])
      return file
        ? { headers: { 'content-type': file.contentType }, body: file.content }
        : { status: 404, body: 'gone' }
    },
  }
}

function letIn({ account }: TwilioWorld, { headers }: HttpRequest) {
  const given = Buffer.from((headers['authorization'] ?? '').replace(/^Basic /, ''), 'base64').toString()
  const doors = { [account.sid]: account.authToken, ...account.apiKeys }
  const [user = '', password = ''] = given.split(':')
  if (doors[user] !== password) throw new TwilioRefusal(401, 20003, 'Authenticate')
}

function numbersOf({ account, smsUrl }: TwilioWorld, wanted: string | null) {
  return account.numbers
    .filter((number) => wanted === null || number.includes(wanted))
    .map((number) => ({
      phone_number: number,
      friendly_name: number,
      sms_url: smsUrl ?? '',
      capabilities: { sms: true, mms: true, voice: true, fax: false },
    }))
}

/** Newest first; days are as fine as it asks for time. */
function list(world: TwilioWorld, query: URLSearchParams) {
  const size = Number(query.get('PageSize') ?? 50)
  const page = Number(query.get('Page') ?? 0)
  const day = (text: string | null) => (text === null ? null : Date.parse(text))
  const [after, before] = [day(query.get('DateSent>')), day(query.get('DateSent<'))]
  const found = world
    .messages()
    .toReversed()
    .filter(({ from, to, date_sent: sent, date_created: created }) => {
      const at = Date.parse(sent ?? created)
      if (after !== null && at < after) return false
      if (before !== null && at > before + 86_400_000) return false
      return matches(query.get('To'), to) && matches(query.get('From'), from)
    })
  const more = found.length > (page + 1) * size
  const next = new URLSearchParams(query)
  next.set('Page', String(page + 1))
  return {
    messages: found.slice(page * size, (page + 1) * size),
    page,
    page_size: size,
    next_page_uri: more ? `${TOP}/${world.account.sid}/Messages.json?${next.toString()}` : null,
  }
}

const matches = (wanted: string | null, value: string | null) => wanted === null || wanted === value

function send(world: TwilioWorld, form: URLSearchParams) {
  const to = form.get('To') ?? ''
  const body = form.get('Body') ?? ''
  const service = form.get('MessagingServiceSid')
  const from = form.get('From') ?? (service === null ? '' : (world.account.numbers[0] ?? ''))
  if (!/^\+?\d{3,15}$/.test(to)) throw new TwilioRefusal(400, 21211, `Invalid 'To' Phone Number: ${to}`)
  if (!world.account.numbers.includes(from))
    throw new TwilioRefusal(400, 21660, `Mismatch between the 'From' number ${from} and the account`)
  if (body === '') throw new TwilioRefusal(400, 21602, 'Message body is required.')
  if (Array.from(body).length > 1600)
    throw new TwilioRefusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit')
  if (world.optedOut.has(to)) throw new TwilioRefusal(400, 21610, 'Attempt to send to unsubscribed recipient')
  const code = world.refused.get(to)
  if (code !== undefined) throw new TwilioRefusal(400, code, `The message was refused with ${code}`)
  const callback = form.get('StatusCallback')
  return world.add(
    { direction: 'outbound-api', from, to, body, status: 'queued', service },
    ...(callback === null ? [] : [callback]),
  )
}
