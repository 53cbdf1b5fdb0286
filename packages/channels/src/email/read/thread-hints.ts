import type { ThreadHints } from '@hubbub/contracts'
import { tokenInAddress, tokenInMessageId } from '../tokens.ts'
import type { MailHeaders } from './mail-headers.ts'
import { messageIdIn, messageIdsIn } from './message-ids.ts'

const addressHeaders = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'envelope-to',
  'x-forwarded-to',
]

/**
 * What says which conversation a mail belongs to. `returnedIds`: ids of our mails that a bounce carries inside.
 */
export function threadHints(input: {
  headers: MailHeaders
  ownAddresses: readonly string[]
  returnedIds: readonly string[]
}): ThreadHints {
  const { headers } = input
  const ownRef = messageIdIn(headers.first('message-id'))
  const replied = headers.all('in-reply-to').flatMap(messageIdsIn)
  const references = headers.all('references').flatMap(messageIdsIn).toReversed()
  const parentRefs = [...new Set([...replied, ...references, ...input.returnedIds])].filter(
    (id) => id !== ownRef,
  )

  const addresses = addressHeaders.flatMap((name) => headers.all(name)).flatMap(addressesIn)
  const tokens = [
    ...addresses.map((address) => tokenInAddress(address, input.ownAddresses)),
    ...parentRefs.map(tokenInMessageId),
  ]
  return { ownRef, parentRefs, tokens: [...new Set(tokens.filter((token) => token !== null))].slice(0, 20) }
}

function addressesIn(value: string): string[] {
  return value.slice(0, 100_000).match(/[^\s<>,;:"()]{1,320}@[^\s<>,;:"()]{1,255}/g) ?? []
}
