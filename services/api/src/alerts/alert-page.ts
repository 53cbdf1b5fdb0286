import { createHash } from 'node:crypto'
import type { AlertLink } from '@hubbub/domain'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f6f6f7, #131316); color: light-dark(#1b1b1f, #ececf0); }
main { box-sizing: border-box; width: min(30rem, 100% - 2rem); padding: 1.75rem; border-radius: 12px; background: light-dark(#fff, #1c1c21); border: 1px solid light-dark(#e2e2e6, #2f2f36); }
h1 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere; }
ul { margin: 0 0 1rem; padding-left: 1.1rem; } li { overflow-wrap: anywhere; }
p { margin: 0 0 1rem; } .small { margin: 1rem 0 0; color: light-dark(#5c5c66, #a5a5b0); font-size: .875rem; }
button { font: inherit; font-weight: 600; padding: .7rem 1.2rem; width: 100%; border: 0; border-radius: 8px; background: #4f46e5; color: #fff; cursor: pointer; }
a { color: light-dark(#4f46e5, #a5b4fc); }
button:focus-visible, a:focus-visible { outline: 3px solid #a5b4fc; outline-offset: 2px; }
`
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Null: the link is not one of ours, or what it led to is gone. */
export function alertPage(link: AlertLink | null): Response {
  const { title, body } = link === null ? gone : pageOf(link)
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escape(title)} · Hubbub</title>
<link rel="icon" href="/favicon.svg">
<style>${style}</style>
</head>
<body><main>${body}${onward}</main></body>
</html>
`
  return new Response(html, {
    status: link === null ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    },
  })
}

/** Also whoever came by a link that leads nowhere has something to look after. */
const onward = '<p class="small"><a href="/alerts">See in Hubbub what needs somebody</a></p>'

const gone = {
  title: 'Nothing here',
  body: '<h1>This link leads nowhere</h1><p>It is incomplete, or what it was about is gone. Nothing was acknowledged by it.</p>',
}

function pageOf({ title, reasons, member, state, acknowledgedBy }: AlertLink) {
  const about = `<h1>${escape(title)}</h1>${listOf(reasons)}`
  if (state === 'resolved')
    return { title: 'Resolved', body: `${about}<p>This is resolved. Nothing is left to do.</p>` }
  if (state === 'acknowledged') {
    const whose =
      acknowledgedBy === member ? 'You have taken it' : `${acknowledgedBy ?? 'Somebody'} has taken it`
    return {
      title: 'Acknowledged',
      body: `${about}<p role="status"><strong>${escape(whose)}.</strong> Nobody else is told now.</p>`,
    }
  }
  return {
    title: 'Acknowledge',
    body: `${about}<form method="post"><button>Acknowledge as ${escape(member)}</button></form>
<p class="small">You take it on: nobody else is told while you hold it.</p>`,
  }
}

const listOf = (reasons: readonly string[]) =>
  reasons.length === 0 ? '' : `<ul>${reasons.map((reason) => `<li>${escape(reason)}</li>`).join('')}</ul>`

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
