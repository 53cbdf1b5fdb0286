import { createHash, randomBytes } from 'node:crypto'
import { createAlertBots } from '@hubbub/channels'
import { createDatabase, createStore } from '@hubbub/database'
import { type EscalateDeps, startEscalate } from '@hubbub/escalate'
import { type StartEscalation, startEscalation, wayContext } from '@hubbub/domain'
import type { Permission, Role, Severity } from '@hubbub/contracts'
import { createBackend, createProducer } from '@hubbub/queue'
import { createIds, createKeyring, createMetrics, createSecretBox, systemClock } from '@hubbub/runtime'
import { cloneDatabase, query } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'
import { openWebhookReceiver } from '../../../lib/webhook-receiver.ts'

const hookSecret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
const tokens = {
  issue: (prefix: string) => {
    const token = `${prefix}_${randomBytes(32).toString('base64url')}`
    return { token, hash: hashOf(token) }
  },
  hash: hashOf,
}

/** A workspace with people who can be told by calls and mail, and workers that are started as if in processes of their own. */
export async function openLadder({ telegramUrl = 'http://127.0.0.1:9' }: { telegramUrl?: string } = {}) {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const receiver = opening.use(await openWebhookReceiver())
  const keyring = createKeyring([clone.secret])
  const secrets = createSecretBox(keyring)
  const database = opening.use(createDatabase({ ...clone, poolSize: 6 }))
  const backend = opening.use(await createBackend({ databaseUrl: database.appUrl }))
  const producer = opening.use(createProducer(backend))
  const ids = createIds()
  const store = createStore(database, ids)
  const mails: { to: string; subject: string; text: string }[] = []
  const workspaceId = ids.next()
  await store.transaction(workspaceId, async ({ settings }) => {
    await settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
  })
  const deps: EscalateDeps = {
    database,
    store,
    backend,
    producer,
    metrics: createMetrics({ process: false }),
    clock: systemClock,
    ids,
    sweepMs: 200,
    channels: new Map(),
    alertBots: createAlertBots({ urls: { telegram: telegramUrl }, clock: systemClock }),
    secrets,
    keyring,
    publicUrl: 'https://desk.test',
    mailer: {
      send: async (mail) => {
        mails.push(mail)
        return '250 queued'
      },
    },
    lookMs: 50,
    restMs: 0,
  }
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    await query<Row>(clone.url, text, values)
  const ctx = workContext(deps, { workspaceId, trace: null })
  const addMember = async (
    name: string,
    { role = 'agent', hook = true }: { role?: Role; hook?: boolean } = {},
  ) => {
    const id = ids.next()
    const wayId = ids.next()
    await store.transaction(workspaceId, async ({ people, notify }) => {
      const email = `${name.toLowerCase()}@shop.test`
      await people.insertMember({ id, userId: id, name, email, role, visibility: 'all' })
      const address = secrets.seal(
        JSON.stringify({ url: receiver.url, secret: hookSecret }),
        wayContext(wayId),
      )
      if (hook)
        await notify.keepWay({
          id: wayId,
          memberId: id,
          kind: 'webhook',
          name,
          host: 'hook',
          address,
          format: 'standard',
          enabled: true,
          key: null,
        })
    })
    return id
  }
  const addPolicy = async (
    steps: { memberId: string; waitSeconds: number }[],
    more: { repeat?: number; ackSeconds?: number } = {},
  ) => {
    const id = ids.next()
    await store.transaction(workspaceId, async ({ onCall }) => {
      await onCall.insertPolicy(id, {
        name: 'Ladder',
        steps: steps.map(({ memberId, waitSeconds }) => ({
          targets: [{ kind: 'member', id: memberId }],
          waitSeconds,
        })),
        repeat: more.repeat ?? 0,
        ackSeconds: more.ackSeconds ?? null,
        isDefault: false,
      })
    })
    return id
  }
  const start = async (
    policyId: string | null,
    more: Partial<StartEscalation> & { severity?: Severity } = {},
  ) =>
    await store.transaction(
      workspaceId,
      async (repositories) =>
        await startEscalation(ctx, repositories, {
          subject: { kind: 'conversation', id: ids.next() },
          severity: 'high',
          title: 'The shop is on fire',
          reasons: ['146 mentions in 5 minutes'],
          path: '/inbox',
          policyId,
          actor: { kind: 'system', id: null, name: 'Hubbub' },
          ...more,
        }),
    )
  const stack = opening.move()
  return {
    deps,
    ctx,
    store,
    sql,
    clone,
    workspaceId,
    receiver,
    mails,
    addMember,
    addPolicy,
    start,
    /** As this person, with what the API gives its verbs. */
    as: (memberId: string, { pushKey = '' }: { pushKey?: string } = {}) => ({
      ...ctx,
      secrets,
      pushKey,
      tokens,
      caller: {
        actor: { kind: 'member' as const, id: memberId, name: 'Ann' },
        memberId,
        permissions: new Set<Permission>(),
        visibility: 'all' as const,
        teamIds: [],
      },
    }),
    worker: () => startEscalate(deps),
    detail: async (id: string) =>
      await store.transaction(workspaceId, async ({ escalations }) => await escalations.detail(id)),
    /** As if the timer of everything had run out. */
    passTime: async () =>
      await sql(`UPDATE escalation SET next_at = clock_timestamp() WHERE next_at IS NOT NULL`),
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}
