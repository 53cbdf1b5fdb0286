import { idSchema } from '../entities/common.ts'
import {
  statementContentSchema,
  statementLanguageSchema,
  statementSchema,
  statementTemplateDataSchema,
  statementTemplateSchema,
} from '../entities/statement.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Statements']
const one = { 200: json(statementSchema), ...problems }
const template = { 200: json(statementTemplateSchema), ...problems }

export const listStatementTemplates = createRoute({
  method: 'get',
  path: '/statement-templates',
  tags,
  summary:
    'Statements that are written before they are needed: the own first, then those that come with the product',
  responses: { 200: json(z.object({ items: z.array(statementTemplateSchema) })), ...problems },
})
export const createStatementTemplate = createRoute({
  method: 'post',
  path: '/statement-templates',
  tags,
  summary: 'Add a template',
  request: { body: body(statementTemplateDataSchema) },
  responses: { 201: json(statementTemplateSchema), ...problems },
})
export const updateStatementTemplate = createRoute({
  method: 'put',
  path: '/statement-templates/{id}',
  tags,
  summary: 'Change a template of your own',
  request: { params: idParam, headers: ifMatch, body: body(statementTemplateDataSchema) },
  responses: template,
})
export const deleteStatementTemplate = createRoute({
  method: 'delete',
  path: '/statement-templates/{id}',
  tags,
  summary: 'Take a template of your own away; statements that were made of it stay',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const importStatementTemplates = createRoute({
  method: 'post',
  path: '/statement-templates/import',
  tags,
  summary: 'Add templates as they were taken along; all or none',
  description:
    'One whose title, scenario and content are there already is passed over, so that it can be done twice.',
  request: { body: body(z.object({ items: z.array(statementTemplateDataSchema).min(1).max(100) })) },
  responses: { 200: json(z.object({ added: z.int(), passedOver: z.int() })), ...problems },
})

export const listStatements = createRoute({
  method: 'get',
  path: '/incidents/{id}/statements',
  tags,
  summary:
    'What is said of an incident in public, the newest first, with versions, approvals and publications',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(statementSchema) })), ...problems },
})
export const draftStatement = createRoute({
  method: 'post',
  path: '/incidents/{id}/statements',
  tags,
  summary: 'Begin a statement, from a template or empty',
  request: {
    params: idParam,
    body: body(
      z.object({
        /** Made by the client; the same id is the same statement. */
        statementId: idSchema,
        templateId: idSchema.nullable(),
        language: statementLanguageSchema.optional(),
      }),
    ),
  },
  responses: { 201: json(statementSchema), ...problems },
})
export const getStatement = createRoute({
  method: 'get',
  path: '/statements/{id}',
  tags,
  summary: 'One statement',
  request: { params: idParam },
  responses: one,
})
export const saveStatement = createRoute({
  method: 'post',
  path: '/statements/{id}/versions',
  tags,
  summary: 'Keep it as a new version; what was approved or asked for before is void',
  description:
    '`basedOn` is the version that was changed: where there is a later one, `statement.changed` is answered and nothing is kept. A version that says the same as the one before is none.',
  request: {
    params: idParam,
    body: body(
      z.object({
        basedOn: z.int().positive(),
        title: z.string().trim().min(1).max(120).optional(),
        content: statementContentSchema,
      }),
    ),
  },
  responses: one,
})
export const askApproval = createRoute({
  method: 'post',
  path: '/statements/{id}/approvals',
  tags,
  summary: 'Ask somebody to approve a version, and somebody else where they do not answer in time',
  description:
    'They are told like anybody on a ladder: in the app, and by their own ways. Nobody is asked to approve what they wrote last.',
  request: {
    params: idParam,
    body: body(
      z.object({
        number: z.int().positive(),
        approverId: idSchema,
        backupId: idSchema.nullable(),
        /** How long the approver has before the backup is asked. */
        waitSeconds: z.int().min(10).max(86_400).default(600),
        /** How long the approval holds once it is given. */
        validMinutes: z.int().min(1).max(10_080).default(240),
        note: z.string().trim().max(500).default(''),
      }),
    ),
  },
  responses: one,
})
export const answerApproval = createRoute({
  method: 'post',
  path: '/statements/{id}/approvals/answer',
  tags,
  summary: 'Approve a version, approve it with a change of your own, or refuse it with a reason',
  description:
    'Names the version that you have before you. With `content` the change is a version of yours and is approved at once: it needs no second round. Nobody approves what they wrote last.',
  request: {
    params: idParam,
    body: body(
      z.object({
        approvalId: idSchema,
        number: z.int().positive(),
        as: z.enum(['approved', 'refused']),
        reason: z.string().trim().max(500).default(''),
        content: statementContentSchema.optional(),
      }),
    ),
  },
  responses: one,
})
export const withdrawApproval = createRoute({
  method: 'post',
  path: '/statements/{id}/approvals/withdraw',
  tags,
  summary: 'Take back the question, or the approval that was given; what has left has left',
  request: { params: idParam, body: body(z.object({ approvalId: idSchema })) },
  responses: one,
})
export const seeStatement = createRoute({
  method: 'post',
  path: '/statements/{id}/seen',
  tags,
  summary: 'You have it before you: whoever asked you sees that',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const publishStatement = createRoute({
  method: 'post',
  path: '/statements/{id}/publications',
  tags,
  summary: 'Publish the approved version with one account or with several',
  description:
    'Kept together or not at all: what one of the networks would not take is refused with the reason of each account in `errors`, named `posts.{n}`. Asked for twice, an account says it once: of one approval, by account and language. Refused once the approval is over. `despiteHold` lets it pass a switch that holds what is sent, and needs the right to work that switch.',
  request: {
    params: idParam,
    body: body(
      z.object({
        approvalId: idSchema,
        posts: z
          .array(
            z.object({
              channelId: idSchema,
              language: statementLanguageSchema,
              /** By the names of the account's terms; its title is the headline. */
              fields: z.record(z.string().max(32), z.string().max(2_000)).default({}),
            }),
          )
          .min(1)
          .max(20),
        despiteHold: z.boolean().default(false),
      }),
    ),
  },
  responses: { 201: json(statementSchema), ...problems },
})
