import type { Handler } from 'hono'
import type { ApiEnv } from '../http/env.ts'
import type { ChatDeps } from './chat-deps.ts'
import { findChat } from './find-chat.ts'

const policy = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

/** The page that hosts a chat. */
export function chatPage(deps: ChatDeps): Handler<ApiEnv> {
  return async (http) => {
    const { channel, door } = await findChat(deps, http.req.param('key') ?? '')
    const { title } = door.view(channel.settings, deps.clock.now())
    return page({ title, attributes: `data-chat="${channel.id}" data-mode="page"`, ancestors: "'none'" })
  }
}

/** What a chat would look like; the settings show it beside the form and tell it what stands there. */
export function chatPreview(): Handler<ApiEnv> {
  return () => page({ title: 'Preview', attributes: 'data-mode="preview"', ancestors: "'self'" })
}

function page({ title, attributes, ancestors }: { title: string; attributes: string; ancestors: string }) {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<link rel="icon" href="/favicon.svg">
</head>
<body>
<noscript>This chat needs JavaScript.</noscript>
<script src="/chat/widget.js" ${attributes} defer></script>
</body>
</html>
`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': policy(ancestors),
      'x-frame-options': ancestors === "'self'" ? 'SAMEORIGIN' : 'DENY',
    },
  })
}

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
