import { playbookDetailSchema, playbookSchema } from '../entities/playbook.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Playbooks']
/** YAML; what is wrong with it is answered with line and column, under `details.problems`. */
const text = body(z.object({ text: z.string().min(1).max(60_000) }))

export const listPlaybooks = createRoute({
  method: 'get',
  path: '/playbooks',
  tags,
  summary: 'What is done in which kind of incident',
  responses: { 200: json(z.object({ items: z.array(playbookSchema) })), ...problems },
})
export const getPlaybook = createRoute({
  method: 'get',
  path: '/playbooks/{id}',
  tags,
  summary: 'One playbook as it was written, with its versions',
  request: { params: idParam, query: z.object({ version: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: json(playbookDetailSchema), ...problems },
})
export const createPlaybook = createRoute({
  method: 'post',
  path: '/playbooks',
  tags,
  summary: 'Keep a playbook, written as YAML',
  request: { body: text },
  responses: { 201: json(playbookDetailSchema), ...problems },
})
export const updatePlaybook = createRoute({
  method: 'put',
  path: '/playbooks/{id}',
  tags,
  summary: 'Write it anew: another version, by which incidents go that begin from now on',
  request: { params: idParam, headers: ifMatch, body: text },
  responses: { 200: json(playbookDetailSchema), ...problems },
})
export const deletePlaybook = createRoute({
  method: 'delete',
  path: '/playbooks/{id}',
  tags,
  summary: 'Remove it; incidents keep the tasks that came with it',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
