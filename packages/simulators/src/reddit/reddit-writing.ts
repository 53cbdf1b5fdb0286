import { type HttpAnswer, type HttpRequest, textOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { RedditRouteDeps } from './reddit-reading.ts'
import { linkOf, thingOf } from './reddit-shape.ts'
import type { RedditThing } from './reddit-types.ts'

export interface RedditPatience {
  /** How long one has to wait before writing again, in words and seconds; null for not at all. */
  wait(): { words: string; seconds: number } | null
}

const formOf = (request: HttpRequest) => new URLSearchParams(textOf(request))

/** Reddit says what it does not take in an answer that looks like success. */
const refused = (...errors: [code: string, words: string, field: string][]): HttpAnswer => ({
  json: { json: { errors } },
})

export function writingRoutes({ world, me }: RedditRouteDeps, patience: RedditPatience): HttpRoutes {
  const taken = (...things: RedditThing[]): HttpAnswer => ({
    json: { json: { errors: [], data: { things: things.map((thing) => thingOf(thing, world.things)) } } },
  })
  const inTime = (answer: (request: HttpRequest) => HttpAnswer) => (request: HttpRequest) => {
    const wait = patience.wait()
    if (wait === null) return answer(request)
    const words = `Looks like you've been doing that a lot. Take a break for ${wait.words} before trying again.`
    return { json: { json: { ratelimit: wait.seconds, errors: [['RATELIMIT', words, 'ratelimit']] } } }
  }

  function comment(request: HttpRequest): HttpAnswer {
    const form = formOf(request)
    const text = form.get('text') ?? ''
    const parent = world.find(form.get('thing_id') ?? '')
    if (text.trim() === '') return refused(['NO_TEXT', 'we need something here', 'text'])
    if (Array.from(text).length > 10_000)
      return refused(['TOO_LONG', 'this is too long (max: 10000)', 'text'])
    if (parent === undefined || parent.gone !== null)
      return refused(['DELETED_COMMENT', 'that comment has been deleted', 'parent'])
    if (parent.kind === 't4') {
      const to = parent.by === me(request) ? parent.to : parent.by
      return taken(world.write(me(request), to, text, { parent }))
    }
    const post = parent.kind === 't3' ? parent : parent.post
    if (post.locked) return refused(['THREAD_LOCKED', 'Comments are locked.', 'parent'])
    return taken(world.comment(me(request), parent, text))
  }

  return {
    'POST /api/comment': inTime(comment),
    'POST /api/compose': inTime((request) => {
      const form = formOf(request)
      const to = world.people.get((form.get('to') ?? '').toLowerCase())
      const [subject, text] = [form.get('subject') ?? '', form.get('text') ?? '']
      if (to === undefined) return refused(['USER_DOESNT_EXIST', "that user doesn't exist", 'to'])
      if (subject === '') return refused(['NO_SUBJECT', 'please enter a subject', 'subject'])
      world.write(me(request), to, text, { subject })
      // It does not say what became of it.
      return { json: { json: { errors: [] } } }
    }),
    'POST /api/submit': inTime((request) => {
      const form = formOf(request)
      const title = form.get('title') ?? ''
      if (title === '') return refused(['NO_TEXT', 'we need something here', 'title'])
      const post = world.post(me(request), form.get('sr') ?? '', title, form.get('text') ?? '')
      const data = {
        url: `https://www.reddit.com${linkOf(post)}`,
        id: post.id,
        name: post.name,
        drafts_count: 0,
      }
      return { json: { json: { errors: [], data } } }
    }),
    'POST /api/del': (request) => {
      const thing = world.find(formOf(request).get('id') ?? '')
      if (thing !== undefined && thing.kind !== 't4' && thing.by === me(request)) world.remove(thing)
      return { json: {} }
    },
    'POST /api/vote': (request) => {
      const form = formOf(request)
      const thing = world.find(form.get('id') ?? '')
      const dir = Number(form.get('dir'))
      if (thing !== undefined) {
        thing.score += dir - thing.ourVote
        thing.ourVote = dir
      }
      return { json: {} }
    },
  }
}
