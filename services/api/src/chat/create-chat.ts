import { AppError, chatReceiptsSchema } from '@hubbub/contracts'
import { noteReceipts, readEarlier } from '@hubbub/domain'
import { typeByContent } from '@hubbub/storage'
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { ApiEnv } from '../http/env.ts'
import { limitBody } from '../middleware/limit-body.ts'
import type { ChatDeps } from './chat-deps.ts'
import { chatPage, chatPreview } from './chat-page.ts'
import { contextOf, letPageIn, letVisitorIn } from './let-in.ts'
import { openStream, placeIn } from './open-stream.ts'
import { readJson } from './read-json.ts'
import { sendFile } from './send-file.ts'
import { serveWidget } from './serve-widget.ts'
import { changeVisitor, openSession } from './sessions.ts'
import { showMessages } from './show-messages.ts'
import { takeMessage } from './take-message.ts'
import { tellTyping } from './tell-typing.ts'

const smallBody = limitBody({ maxSize: 64 * 1024, onError: tooLarge })
const filesBody = limitBody({ maxSize: 30 * 1024 * 1024, onError: tooLarge })

/**
 * The door to visitors, below /chat: `widget.js`, the hosted page `{key}`, and for the widget `{key}/config`, `session`,
 * `visitor`, `messages`, `receipts`, `typing`, `stream` and `files`. Nothing goes by cookies.
 */
export function createChat(deps: ChatDeps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.get('/widget.js', serveWidget())
  app.get('/preview', chatPreview())
  app.get('/:key', chatPage(deps))
  app.route('/:key', createRoom(deps))
  return app
}

function createRoom(deps: ChatDeps) {
  const room = new Hono<ApiEnv>()
  room.use('/*', letPageIn(deps))
  room.get('/config', (http) => {
    const { door, channel } = http.get('chat')
    return http.json(door.view(channel.settings, deps.clock.now()), 200, { 'cache-control': 'no-cache' })
  })
  room.post('/session', smallBody, async (http) => http.json(await openSession(deps, http, http.get('chat'))))
  room.get('/files/:file', async (http) => await sendFile(deps, http.get('chat'), http.req.param('file')))
  return createVisit(deps, room)
}

/** What only the visitor may do whom the token names. */
function createVisit(deps: ChatDeps, room: Hono<ApiEnv>) {
  const own = letVisitorIn(deps)
  const tools = {
    blobs: deps.blobs,
    digest: (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex'),
    typeOf: typeByContent,
  }
  room.patch('/visitor', own, smallBody, async (http) => {
    const { workspaceId } = http.get('chat')
    return http.json(await changeVisitor(deps, http, { workspaceId, visitor: http.get('visitor') }))
  })
  room.get('/messages', own, async (http) => {
    const [chat, visitor] = [http.get('chat'), http.get('visitor')]
    const page = await readEarlier(contextOf(deps, http, chat), visitor, http.req.query('before') ?? null)
    return http.json({ ...page, messages: showMessages(deps, chat, { visitor, messages: page.messages }) })
  })
  room.post('/messages', own, filesBody, async (http) =>
    http.json(await takeMessage(deps, http, { chat: http.get('chat'), visitor: http.get('visitor') }), 202),
  )
  room.post('/receipts', own, smallBody, async (http) => {
    const receipts = await readJson(http, chatReceiptsSchema)
    const visitor = http.get('visitor')
    await noteReceipts(contextOf(deps, http, http.get('chat')), tools, { visitor, receipts })
    return http.body(null, 204)
  })
  room.post('/typing', own, smallBody, async (http) => {
    const { workspaceId } = http.get('chat')
    await tellTyping(deps, http, { workspaceId, visitor: http.get('visitor') })
    return http.body(null, 204)
  })
  room.get('/stream', own, async (http) => {
    const [chat, visitor] = [http.get('chat'), http.get('visitor')]
    const after = await placeIn(deps, chat.workspaceId, http.req.query('after'))
    const { signal } = http.req.raw
    const body = openStream(deps, contextOf(deps, http, chat), { chat, visitor, after, signal })
    // Packed or held back it would come late.
    return http.body(body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
  })
  return room
}

function tooLarge(): never {
  throw new AppError({ code: 'request.too_large', kind: 'too_large', message: 'This is too large' })
}
