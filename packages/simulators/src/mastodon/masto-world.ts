import {
  makeAccount,
  type MastoAccount,
  type MastoNotification,
  type MastoStatus,
  toContent,
} from './masto-entities.ts'
import { makeStatus, type Toot } from './make-status.ts'

export type MastoEvent =
  | { event: 'update' | 'status.update'; status: MastoStatus }
  | { event: 'delete'; id: string }
  | { event: 'notification'; to: string; notification: MastoNotification }

export type MastoWorld = ReturnType<typeof createMastoWorld>

/** People, their statuses, and what each of them is told. */
export function createMastoWorld({ url, now }: { url: () => string; now: () => Date }) {
  const accounts = new Map<string, MastoAccount>()
  const statuses = new Map<string, MastoStatus>()
  const notes: { to: string; notification: MastoNotification }[] = []
  const listeners = new Set<(event: MastoEvent) => void>()
  let counter = 0
  /** Grows on over a restart, as that of a real instance does. */
  let told = Math.floor(now().getTime() / 1000)

  const tell = (event: MastoEvent) => {
    for (const listener of listeners) listener(event)
  }
  /** Time in the upper bits, as Mastodon's own ids have it. */
  const nextId = () => ((BigInt(now().getTime()) << 16n) + BigInt((counter += 1))).toString()
  const must = (id: string) => {
    const status = statuses.get(id)
    if (status === undefined) throw new Error(`nobody said ${id}`)
    return status
  }

  function notify(to: string, type: MastoNotification['type'], from: MastoAccount, status: MastoStatus) {
    const id = String((told += 1))
    const at = now().toISOString()
    const notification = { id, type, group_key: `ungrouped-${id}`, created_at: at, account: from, status }
    notes.push({ to, notification })
    tell({ event: 'notification', to, notification })
  }

  function mentionsIn(text: string): MastoAccount[] {
    const named = [...text.matchAll(/@([\w.]+(?:@[\w.-]+\w)?)/g)].map(([, acct = '']) => acct.toLowerCase())
    return [...accounts.values()].filter(({ acct }) => named.includes(acct.toLowerCase()))
  }

  return {
    accounts,
    statuses,
    notes,
    listen(listener: (event: MastoEvent) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    join(username: string, name: string, host?: string): MastoAccount {
      const id = String(100 + accounts.size)
      const account = makeAccount(url(), { id, username, name, at: now(), ...(host && { host }) })
      accounts.set(id, account)
      return account
    },
    say(toot: Toot): MastoStatus {
      const { by, text, inReplyTo } = toot
      const parent = inReplyTo === undefined ? null : must(inReplyTo)
      const mentioned = mentionsIn(text)
      const status = makeStatus(toot, { id: nextId(), parent, mentioned, server: url(), at: now() })
      statuses.set(status.id, status)
      if (parent !== null) parent.replies_count += 1
      tell({ event: 'update', status })
      for (const person of mentioned) if (person.id !== by.id) notify(person.id, 'mention', by, status)
      return status
    },
    edit(id: string, text: string): MastoStatus {
      const status = must(id)
      status.content = toContent(text, mentionsIn(text))
      status.edited_at = now().toISOString()
      tell({ event: 'status.update', status })
      return status
    },
    remove(id: string): void {
      must(id)
      statuses.delete(id)
      for (const [index, { notification }] of notes.entries())
        if (notification.status?.id === id) notes.splice(index, 1)
      tell({ event: 'delete', id })
    },
    ...createFavourites(must, notify),
  }
}

type Notify = (to: string, type: 'favourite', from: MastoAccount, status: MastoStatus) => void

/** Everybody counts once. */
function createFavourites(must: (id: string) => MastoStatus, notify: Notify) {
  const favourites = new Map<string, Set<string>>()
  const likersOf = (id: string) => favourites.getOrInsertComputed(id, () => new Set())
  return {
    favourite(id: string, by: MastoAccount): MastoStatus {
      const status = must(id)
      const likers = likersOf(id)
      if (likers.has(by.id)) return status
      status.favourites_count = likers.add(by.id).size
      notify(status.account.id, 'favourite', by, status)
      return status
    },
    unfavourite(id: string, by: MastoAccount): MastoStatus {
      const status = must(id)
      const likers = likersOf(id)
      likers.delete(by.id)
      status.favourites_count = likers.size
      return status
    },
  }
}
