import { createHash } from 'node:crypto'
import { ALERT_LINK_DAYS, type AlertLink, type AlertLinkFound } from '@hubbub/domain'

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

/** `unsigned`: the link is not one of ours, or not whole. */
export function alertPage(link: AlertLinkFound | 'unsigned'): Response {
  const { title, body, status, onward } = typeof link === 'string' ? nowhere[link] : pageOf(link)
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
<body><main>${body}<p class="small">${onward}</p></main></body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    },
  })
}

interface Page {
  title: string
  body: string
  status: number
  /** What to do next, whatever is so. */
  onward: string
}

const toAll = '<a href="/alerts">See in Hubbub what needs somebody</a>'

const nowhere: Record<Extract<AlertLinkFound | 'unsigned', string>, Page> = {
  unsigned: {
    title: 'Not a link of Hubbub',
    body: '<h1>This link is not whole, or was changed</h1><p>Nothing was acknowledged by it. Open it once more from the message itself: some programs cut long links in two.</p>',
    status: 404,
    onward: toAll,
  },
  gone: {
    title: 'Nothing here any more',
    body: '<h1>What this was about is gone</h1><p>It was removed in Hubbub. Nothing was acknowledged, and nothing is left to do.</p>',
    status: 410,
    onward: toAll,
  },
  left: {
    title: 'No access any more',
    body: '<h1>You are not in this workspace any more</h1><p>Nothing was acknowledged by this link. Whoever is on call has been told as well; if nobody seems to know, call them.</p>',
    status: 410,
    onward: 'An admin of the workspace can give you access again.',
  },
}

function pageOf(link: AlertLink): Page {
  const { escalationId, title, reasons, member, state, expired } = link
  const onward = `<a href="/alerts/${encodeURIComponent(escalationId)}">See all about it in Hubbub</a>`
  if (expired) return { ...expiredPage(link), onward }
  const about = `<h1>${escape(title)}</h1>${listOf(reasons)}`
  if (state === 'resolved')
    return {
      title: 'Resolved',
      body: `${about}<p role="status"><strong>This is resolved.</strong> Nothing is left to do.</p>`,
      status: 200,
      onward,
    }
  if (state === 'acknowledged')
    return {
      title: 'Acknowledged',
      body: `${about}<p role="status"><strong>${escape(whose(link))}.</strong> Nobody else is told now.</p>`,
      status: 200,
      onward,
    }
  return {
    title: 'Acknowledge',
    body: `${about}<form method="post"><button>Acknowledge as ${escape(member)}</button></form>
<p class="small">You take it on: nobody else is told while you hold it.</p>`,
    status: 200,
    onward,
  }
}

/** Whoever finds an old message is told what has become of it, and none of its figures. */
function expiredPage(link: AlertLink): Omit<Page, 'onward'> {
  return {
    title: 'This link has expired',
    body: `<h1>This link has expired</h1><p>It was about “${escape(link.title)}”. Links in alerts acknowledge for ${ALERT_LINK_DAYS} days, and nothing was acknowledged by this one.</p><p role="status"><strong>${escape(nowOf(link))}</strong></p>`,
    status: 410,
  }
}

function nowOf(link: AlertLink): string {
  if (link.state === 'resolved') return 'It is resolved by now: nothing is left to do.'
  if (link.state === 'acknowledged') return `${whose(link)} by now.`
  return 'Nobody has it yet: sign in to Hubbub to acknowledge it there.'
}

const whose = ({ acknowledgedBy, member }: AlertLink) =>
  acknowledgedBy === member ? 'You have taken it' : `${acknowledgedBy ?? 'Somebody'} has taken it`

const listOf = (reasons: readonly string[]) =>
  reasons.length === 0 ? '' : `<ul>${reasons.map((reason) => `<li>${escape(reason)}</li>`).join('')}</ul>`

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
