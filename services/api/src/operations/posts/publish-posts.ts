import { publishPosts } from '@hubbub/contracts/http'
import { publishPosts as publish } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const publishPostsOperation = operation(publishPosts, async (ctx, { body: { sendAt, ...body } }) => ({
  items: await publish(ctx, ctx, { ...body, sendAt: sendAt === undefined ? undefined : new Date(sendAt) }),
}))
