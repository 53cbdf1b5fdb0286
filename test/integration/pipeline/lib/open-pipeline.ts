import { createChannels, createTerms } from '@hubbub/channels'
import { startCollect } from '@hubbub/collect'
import type { EmailSettings } from '@hubbub/contracts'
import { createDatabase, createStore } from '@hubbub/database'
import { startDeliver } from '@hubbub/deliver'
import { type Caller, credentialsContext, sendReply } from '@hubbub/domain'
import { startEnrich } from '@hubbub/enrich'
import { createBackend, createProducer, type QueueSettings } from '@hubbub/queue'
import { startRoute } from '@hubbub/route'
import {
  createIds,
  createKeyring,
  createMetrics,
  createSecretBox,
  createThreadTokens,
  systemClock,
} from '@hubbub/runtime'
import { createMailServer } from '@hubbub/simulators'
import { cloneDatabase, createMemoryBlobs, query } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'

export const support = 'support@shop.test'
export const anna = 'anna@post.test'

export type Stage = 'collect' | 'enrich' | 'route' | 'deliver'
export type Pipeline = Awaited<ReturnType<typeof openPipeline>>

export interface PipelineOptions {
  queue?: Pick<QueueSettings, 'redisUrl' | 'prefix'>
  settings?: Partial<EmailSettings>
  saveSent?: boolean
  sweepMs?: number
  /** The workers hand on from one to the next past the queue, as they do in one process. */
  together?: boolean
  chatPatienceMs?: number
}

/** A workspace with one mailbox at a mail server, and workers that are started one by one. */
export async function openPipeline({
  queue = {},
  settings,
  saveSent,
  sweepMs = 200,
  together = false,
  chatPatienceMs,
}: PipelineOptions = {}) {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  // What a database allows whom is not part of a template.
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const mail = opening.use(
    await createMailServer({ domain: 'shop.test', ...(saveSent !== undefined && { saveSent }) }),
  )
  mail.accounts.add(support, 'secret')
  mail.accounts.add(anna, 'hers')
  const keyring = createKeyring([clone.secret])
  const secrets = createSecretBox(keyring)
  const threadTokens = createThreadTokens(keyring)
  const database = opening.use(createDatabase({ ...clone, poolSize: 8 }))
  const backend = opening.use(await createBackend({ databaseUrl: database.appUrl, ...queue }))
  const metrics = createMetrics({ process: false })
  const ids = createIds()
  const store = createStore(database, ids)
  const producer = opening.use(createProducer(backend, metrics))
  const core = { database, store, backend, producer, metrics, clock: systemClock, ids, sweepMs }
  const blobs = createMemoryBlobs()
  const channels = createChannels({ allowPrivateHosts: true, urls: {} })
  const producers = opening.use(new AsyncDisposableStack())
  /** A worker with a producer of its own knows of no other worker, as in a process of its own. */
  const part = () => ({
    ...core,
    producer: together ? producer : producers.use(createProducer(backend)),
  })
  const mailPart = () => ({
    ...part(),
    channels,
    secrets,
    blobs,
    keyring,
    rescanMs: 60_000,
    publicUrl: 'https://desk.test',
    ...(chatPatienceMs !== undefined && { chatPatienceMs }),
  })
  const starts: Record<Stage, () => Promise<AsyncDisposable>> = {
    collect: async () => await startCollect(mailPart()),
    enrich: async () => await startEnrich({ ...part(), secrets }),
    route: async () => await startRoute({ ...part(), threadTokens }),
    deliver: async () => await startDeliver(mailPart()),
  }

  const workspaceId = ids.next()
  const channelId = ids.next()
  const brandId = ids.next()
  const at = (port: number) => ({ host: '127.0.0.1', port, security: 'none' as const })
  await store.transaction(workspaceId, async (repositories) => {
    await repositories.settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
    await repositories.settings.insertBrand({ id: brandId, name: 'Shop', signature: '' })
    await repositories.channels.insert({
      id: channelId,
      kind: 'email',
      account: null,
      own: [support],
      name: 'Support',
      address: support,
      brandId,
      defaultTeamId: null,
      credentials: secrets.seal(JSON.stringify({ password: 'secret' }), credentialsContext(channelId)),
      settings: {
        address: support,
        fromName: 'The Shop',
        user: support,
        imap: at(mail.imap.port),
        smtp: at(mail.smtp.port),
        plusAddressing: true,
        inboxFolder: 'INBOX',
        sentFolder: null,
        aliases: [],
        importDays: 30,
        sentCopy: 'server',
        ...settings,
      },
    })
  })
  const context = workContext(core, { workspaceId, trace: null })
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    await query<Row>(clone.url, text, values)

  const stack = opening.move()
  return {
    ...core,
    mail,
    blobs,
    workspaceId,
    channelId,
    brandId,
    context,
    channels,
    threadTokens,
    databaseUrl: clone.url,
    sql,
    secrets,
    /** Starts workers of these stages; they end together. */
    start: async (...stages: Stage[]): Promise<AsyncDisposable> => {
      await using starting = new AsyncDisposableStack()
      for (const stage of stages) starting.use(await starts[stage]())
      const workers = starting.move()
      return { [Symbol.asyncDispose]: async () => await workers.disposeAsync() }
    },
    writeMail: async (id: string, headers: { inReplyTo?: string; from?: string; text?: string } = {}) =>
      await mail.deliver(
        {
          from: headers.from ?? `Anna <${anna}>`,
          to: support,
          subject: 'Where is my order?',
          text: headers.text ?? `The text of ${id}, which is long enough to tell its language.`,
          messageId: `<${id}>`,
          ...(headers.inReplyTo !== undefined && {
            inReplyTo: `<${headers.inReplyTo}>`,
            references: [`<${headers.inReplyTo}>`],
          }),
        },
        support,
      ),
    /** A reply as the API writes it, to the only conversation or to the one named. */
    reply: async (conversationId: string, text: string, to: string[] = [anna]) =>
      await sendReply(
        { ...context, caller: agent },
        { signThread: (id) => threadTokens.sign(id), catalogue: createTerms(channels) },
        { conversationId, clientId: crypto.randomUUID(), text, to, attachmentIds: [] },
      ),
    conversations: async () =>
      await sql<{ id: string; number: number; status: string; inbound_count: number; version: number }>(
        'SELECT id, number, status, inbound_count, version FROM conversation ORDER BY number',
      ),
    delivery: async (messageId: string) =>
      (
        await sql<{ state: string; attempts: number; response: string | null; error_class: string | null }>(
          'SELECT state, attempts, response, error_class FROM outbound_delivery WHERE message_id = $1',
          [messageId],
        )
      )[0],
    /** How often a mail with this text has reached Anna. */
    received: (text: string) => mail.mailbox(anna).filter(({ raw }) => raw.includes(text)).length,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

const agent: Caller = {
  actor: { kind: 'system', id: null, name: 'Test' },
  memberId: null,
  permissions: new Set(['message:send']),
  visibility: 'all',
  teamIds: [],
}
