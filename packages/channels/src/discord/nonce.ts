/** Discord takes what has the same nonce within minutes for the same message; it may have 25 characters. */
export const nonceOf = (messageId: string) =>
  Buffer.from(messageId.replaceAll('-', ''), 'hex').toString('base64url')

/** Of a message of ours that came back: under which id we sent it. */
export function messageIdOf(nonce: string | number | undefined): string | null {
  if (typeof nonce !== 'string' || !/^[\w-]{22}$/.test(nonce)) return null
  const hex = Buffer.from(nonce, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
