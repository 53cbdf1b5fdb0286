const hidden = '[redacted]'
const maxDepth = 8

// Compared in lower case without separators, at the end of a key: accessToken, imap_password, x-api-key.
const secretEndings = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'secrets',
  'token',
  'tokens',
  'authorization',
  'cookie',
  'cookies',
  'credential',
  'credentials',
  'apikey',
  'privatekey',
  'otp',
  'totp',
]
const secretNames = new Set(['pass', 'pwd', 'auth', 'session'])
const urlPassword = /(:\/\/[^:/\s"@]*:)[^@\s"/]+@/g

/** A copy without the values of secret keys, at any depth; counts and flags such as `tokens: 5` stay. */
export function redact(value: Record<string, unknown>): Record<string, unknown> {
  return redactRecord(value, 0)
}

/** Hides the password in every `scheme://user:password@host` of a text. */
export function redactUrls(text: string): string {
  return text.includes('://') ? text.replaceAll(urlPassword, `$1${hidden}@`) : text
}

function redactRecord(record: Record<string, unknown>, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    copy[key] = carriesText(value) && isSecret(key) ? hidden : redactValue(value, depth + 1)
  }
  return copy
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > maxDepth) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1))
  return isPlain(value) ? redactRecord(value, depth) : value
}

// @NOTE Errors, dates and buffers have their own way into the log and pass untouched.
function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function carriesText(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
}

function isSecret(key: string): boolean {
  const name = key.toLowerCase().replaceAll(/[-_.]/g, '')
  return secretNames.has(name) || secretEndings.some((ending) => name.endsWith(ending))
}
