import { createMiddleware } from 'hono/factory'
import type { ApiEnv } from '../http/env.ts'

// Inline styles stay allowed for the component library, which places its popovers by them.
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

const headers: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** On every answer; one that brings a stricter header of its own keeps it. */
export function securityHeaders({ https }: { https: boolean }) {
  const all = https ? { ...headers, 'strict-transport-security': 'max-age=31536000' } : headers
  return createMiddleware<ApiEnv>(async (http, next) => {
    await next()
    for (const [name, value] of Object.entries(all)) {
      if (!http.res.headers.has(name)) http.header(name, value)
    }
  })
}
