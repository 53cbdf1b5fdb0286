import type { SlackFileData, SlackPerson, SlackPosted, SlackRoomData } from './slack-types.ts'

export const teamId = 'T0SHOP001'

export function fileOf(file: SlackFileData, url: string) {
  const { id, name, mimetype, content, external } = file
  return {
    id,
    created: 1,
    timestamp: 1,
    name,
    title: name,
    mimetype,
    filetype: name.split('.').at(-1) ?? '',
    user: 'U0FILES',
    editable: false,
    size: content.byteLength,
    mode: external === undefined ? 'hosted' : 'external',
    is_external: external !== undefined,
    external_type: '',
    is_public: true,
    display_as_bot: false,
    username: '',
    url_private: external ?? `${url}/files-pri/${id}/${encodeURIComponent(name)}`,
    ...(external === undefined && {
      url_private_download: `${url}/files-pri/${id}/download/${encodeURIComponent(name)}`,
    }),
    permalink: `https://shop.slack.com/files/U0FILES/${id}/${encodeURIComponent(name)}`,
  }
}

interface Shown {
  room: SlackRoomData
  url: string
  metadata?: boolean
}

export function messageOf(message: SlackPosted, { room, url, metadata = false }: Shown) {
  const { ts, threadTs, user, botId, text, files, edited, reactions } = message
  const below = threadTs === null ? [...room.messages.values()].filter((one) => one.threadTs === ts) : []
  return {
    type: 'message',
    ...(files.length > 0 && botId === null && { subtype: 'file_share' }),
    user,
    ts,
    ...(files.length === 0 && { team: teamId }),
    text,
    ...(botId !== null && { bot_id: botId, app_id: 'A0SHOP' }),
    ...(files.length > 0 && { files: files.map((file) => fileOf(file, url)), upload: false }),
    ...(edited !== null && { edited: { user, ts: edited } }),
    ...(threadTs !== null && {
      thread_ts: threadTs,
      parent_user_id: room.messages.get(threadTs)?.user ?? '',
    }),
    ...(below.length > 0 && {
      thread_ts: ts,
      reply_count: below.length,
      latest_reply: below.at(-1)?.ts ?? ts,
    }),
    ...(reactions.size > 0 && {
      reactions: [...reactions].map(([name, users]) => ({ name, users: [...users], count: users.size })),
    }),
    ...(metadata && message.metadata !== undefined && { metadata: message.metadata }),
  }
}

export function userOf({ id, name, realName, isBot }: SlackPerson) {
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    real_name: realName,
    is_bot: isBot,
    profile: {
      real_name: realName,
      display_name: '',
      image_72: `https://avatars.slack-edge.com/${id}_72.png`,
    },
  }
}

export function roomOf({ id, name, kind, members }: SlackRoomData, us: string) {
  const other = [...members].find((member) => member !== us)
  return {
    id,
    created: 1,
    is_archived: false,
    ...(kind === 'im' ? { is_im: true, user: other } : { name, is_member: members.has(us) }),
    ...(kind === 'mpim' && { is_mpim: true }),
    ...(kind === 'channel' && { is_channel: true }),
    ...(kind === 'group' && { is_group: true, is_private: true }),
  }
}
