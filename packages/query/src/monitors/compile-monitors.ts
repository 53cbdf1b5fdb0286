import { visitChanging, visitKeys } from '../keys.ts'
import { holds } from '../match/holds.ts'
import { needOf } from '../match/need.ts'
import { type Plan, planOf } from '../match/plan.ts'
import type { QueryMessage } from '../message.ts'
import { type ReadMessage, readMessage } from '../text/read-message.ts'
import type { Query } from '../tree.ts'
import { type Anchor, chooseAnchors } from './choose-anchors.ts'

export interface Monitor<Id> {
  id: Id
  tree: Query
}

/**
 * Many queries made ready to be asked of each message at once. Each is filed under keys of which a message has one where
 * it matches; only what is filed under a message's own keys is checked. So the cost goes with the words of the message
 * and with what they bring up, not with the number of queries.
 */
export function compileMonitors<Id>(monitors: readonly Monitor<Id>[]) {
  const plans = monitors.map(({ tree }) => planOf(tree))
  const files = fileAll(plans)
  const asked = new Int32Array(plans.length)
  let round = 0

  function check(found: number[], read: ReadMessage, filed: readonly number[] | undefined) {
    if (filed === undefined) return
    for (const index of filed) {
      const plan = plans[index]
      if (asked[index] === round || plan === undefined) continue
      asked[index] = round
      if (holds(plan, read)) found.push(index)
    }
  }

  function matchRead(read: ReadMessage): Id[] {
    const found: number[] = []
    round = round === 0x7fff_ffff ? 1 : round + 1
    const visit = (key: string) => {
      check(found, read, files.keys.get(key))
      for (const [length, fronts] of files.fronts) check(found, read, fronts.get(key.slice(0, length)))
      for (const [length, backs] of files.backs) check(found, read, backs.get(key.slice(-length)))
    }
    visitKeys(read, visit)
    visitChanging(read, visit)
    check(found, read, files.always)
    return found.toSorted((a, b) => a - b).flatMap((index) => monitors[index]?.id ?? [])
  }

  return {
    /** The ids of those that match, in the order in which they were given. */
    match: (message: QueryMessage) => matchRead(readMessage(message)),
    /** The same of a message that was read already. */
    matchRead,
    size: plans.length,
    /** Those that name no word or name by which they could be filed: each is checked against each message. */
    unfiled: files.always.length,
  }
}

/** Longer beginnings and endings say no more than these. */
const MOST_LETTERS = 6

interface Files {
  keys: Map<string, number[]>
  /** By the number of letters. */
  fronts: Map<number, Map<string, number[]>>
  backs: Map<number, Map<string, number[]>>
  always: number[]
}

function fileAll(plans: readonly Plan[]): Files {
  const files: Files = { keys: new Map(), fronts: new Map(), backs: new Map(), always: [] }
  for (const [index, plan] of plans.entries()) {
    const chosen = chooseAnchors(needOf(plan).need)
    if (chosen === null) files.always.push(index)
    else for (const anchor of chosen.anchors) file(files, anchor, index)
  }
  return files
}

function file(files: Files, { by, text }: Anchor, index: number) {
  if (by === 'key') add(files.keys, text, index)
  else {
    const part = by === 'front' ? text.slice(0, MOST_LETTERS) : text.slice(-MOST_LETTERS)
    const sizes = by === 'front' ? files.fronts : files.backs
    const filed = sizes.get(part.length) ?? new Map<string, number[]>()
    sizes.set(part.length, filed)
    add(filed, part, index)
  }
}

function add(filed: Map<string, number[]>, key: string, index: number) {
  const known = filed.get(key)
  if (known === undefined) filed.set(key, [index])
  else if (known.at(-1) !== index) known.push(index)
}
