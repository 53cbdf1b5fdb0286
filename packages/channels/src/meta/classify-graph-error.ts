import { ChannelError, type ChannelErrorClass } from '../channel-error.ts'
import type { GraphError } from './graph-types.ts'
import { accessRegained } from './usage.ts'

/*
 * Codes of https://developers.facebook.com/docs/graph-api/guides/error-handling, of the Messenger Platform and of
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */

/** How long each limit holds where no header says it: of an app, a page or an account an hour slides. */
const limits: ReadonlyMap<number, number> = new Map([
  [4, 300_000],
  [17, 300_000],
  [32, 300_000],
  [613, 60_000],
  [80_001, 300_000],
  [80_002, 300_000],
  [80_006, 300_000],
  [80_007, 300_000],
  // Throughput of a number; one person too often; too many of its messages were called spam.
  [130_429, 5_000],
  [131_056, 10_000],
  [131_048, 3_600_000],
])
const signIn = new Set([0, 102, 190, 131_005])
/** What is not allowed to the app or the person who connected it, unless a subcode says that it is about one message. */
const permission = (code: number) => code === 3 || code === 10 || (code >= 200 && code <= 299)
const passing = new Set([1, 2, 131_000, 131_016, 131_057, 133_004])
/** It failed after it may have been taken. */
const mayBeTaken = new Set([1, 2, 131_000])

export interface GraphRefusal {
  status: number
  headers: Pick<Headers, 'get'>
  /** Null where the answer was none of the Graph API's. */
  error: GraphError | null
  now: Date
  /** Without a clear answer nobody knows whether the message was taken. */
  sending: boolean
}

export function classifyGraphError(refusal: GraphRefusal): ChannelError {
  const { status, headers, error, now, sending } = refusal
  const kind = classOf(status, error)
  const until =
    accessRegained(headers, now) ?? new Date(now.getTime() + (limits.get(error?.code ?? 4) ?? 60_000))
  const taken = error === null ? status >= 500 : mayBeTaken.has(error.code)
  return new ChannelError({
    class: kind,
    message: wordsOf(status, error),
    maybeSent: sending && kind === 'retry' && taken,
    cause: new Error(`Graph API ${status} ${JSON.stringify(error)}`),
    ...(kind === 'rate-limited' && { until }),
  })
}

function classOf(status: number, error: GraphError | null): ChannelErrorClass {
  if (error === null) {
    if (status === 429) return 'rate-limited'
    if (status === 401) return 'reauthorize'
    return status >= 500 ? 'retry' : 'rejected'
  }
  const { code, error_subcode: subcode = 0 } = error
  if (limits.has(code) || status === 429) return 'rate-limited'
  if (isWrongProof(error) || (signIn.has(code) && status < 500)) return 'reauthorize'
  if (permission(code)) return isAboutOneMessage(subcode) ? 'rejected' : 'reauthorize'
  return passing.has(code) || error.is_transient === true || status >= 500 ? 'retry' : 'rejected'
}

/** Subcodes of the Messenger Platform and of Instagram messaging: windows, people who do not want to be written to. */
const isAboutOneMessage = (subcode: number) =>
  subcode === 1_545_041 ||
  (subcode >= 2_018_000 && subcode < 2_019_000) ||
  (subcode >= 2_534_000 && subcode < 2_535_000)

const isWrongProof = ({ code, message }: GraphError) => code === 100 && /appsecret_proof/i.test(message)

function wordsOf(status: number, error: GraphError | null): string {
  if (error === null) return `The Graph API answered ${status}`
  const { code, message, error_user_msg: forPeople, error_data: data, error_subcode: subcode = 0 } = error
  const details = typeof data === 'string' ? data : data?.details
  const words = [message || `Error ${code}`, forPeople ?? details].filter(Boolean).join(': ')
  if (isWrongProof(error)) return `The app secret does not belong to the app of this access token (${words})`
  if (code === 190) return `Meta does not accept this access token: make a new one (${words})`
  if (permission(code) && !isAboutOneMessage(subcode))
    return `The access token lacks a permission: make one with all that are named in the guide (${words})`
  return words
}

/** Whether all that the account asks has to wait, not only what goes to this one person. */
export const holdsAll = (error: GraphError | null) => error?.code !== 131_056
