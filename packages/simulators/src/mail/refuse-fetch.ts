import type { Attribute, CommandHandler, ImapServer } from './hoodiecrow.ts'
import type { MailFailures } from './mail-failures.ts'

/** Lets a rule spoil the fetching of one mail's bytes; asking for its headers and size goes on working. */
export function refuseFetch(store: ImapServer, failures: MailFailures) {
  const fetch = store.getCommandHandler('UID FETCH')
  const fetchUnlessRefused: CommandHandler = (connection, parsed, data, callback) => {
    const [set, query] = parsed.attributes ?? []
    const items = ([] as (Attribute | undefined)[]).concat(query)
    const whole = items.some((item) => item?.value === 'BODY.PEEK' && item.section?.length === 0)
    const uids = (uid: number) => set !== undefined && inSet(set.value, uid)
    const failure = whole ? failures.take('imap-fetch', { uids }) : null
    if (!failure) return fetch(connection, parsed, data, callback)
    if (failure.message === null) return connection.socket?.destroy()
    const response = {
      tag: parsed.tag,
      command: 'NO',
      attributes: [{ type: 'TEXT', value: failure.message }],
    }
    connection.send(response, 'FETCH FAILED', {}, '')
    callback()
  }
  store.setCommandHandler('UID FETCH', fetchUnlessRefused)
}

function inSet(set: string, uid: number): boolean {
  return set.split(',').some((part) => {
    const [first, last = first] = part.split(':').map((end) => (end === '*' ? Infinity : Number(end)))
    return (
      first !== undefined &&
      last !== undefined &&
      uid >= Math.min(first, last) &&
      uid <= Math.max(first, last)
    )
  })
}
