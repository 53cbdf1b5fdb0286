import { getMessageHtml } from '@hubbub/contracts/http'
import { getMessage, getMessageHtml as getHtml } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'
import { mailPage, mailPageCsp } from './mail-page.ts'

export const getMessageHtmlOperation = operation(getMessageHtml, async (ctx, { params, query }) => {
  const { html, text } = await getHtml(ctx, params.id)
  const { attachments } = await getMessage(ctx, params.id)
  const page = mailPage({
    html,
    text,
    attachments,
    workspaceId: ctx.workspaceId,
    images: query.images,
    theme: query.theme,
  })
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': mailPageCsp(query.images),
      'cache-control': 'private, max-age=300',
      'x-frame-options': 'SAMEORIGIN',
    },
  })
})
