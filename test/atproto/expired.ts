import { createHmac } from 'node:crypto'

/** The same token as it will be once its time is over, signed by the one who gave it. */
export function expired(jwt: string, secret: string): string {
  const [head = '', claims = ''] = jwt.split('.')
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
  const now = Math.floor(Date.now() / 1000)
  const old = Buffer.from(JSON.stringify({ ...said, iat: now - 7300, exp: now - 100 })).toString('base64url')
  const signature = createHmac('sha256', secret).update(`${head}.${old}`).digest('base64url')
  return `${head}.${old}.${signature}`
}
