import type { TelegramFile, TelegramMessage } from './api-types.ts'
import { limits } from './config.ts'

/** A file that a message names; its bytes are fetched apart. */
export interface NamedFile {
  fileId: string
  filename: string
  contentType: string
  /** Null: too large for a bot to fetch. */
  bytes: number | null
  inline: boolean
}

/** The file of a message, if it has one: of a photo the largest size. A message has at most one; an album is several messages. */
export function fileOf(message: TelegramMessage): NamedFile | null {
  const found = find(message)
  if (found === null) return null
  const { file, fallback, contentType, inline = false } = found
  const size = file.file_size ?? 0
  return {
    fileId: file.file_id,
    filename: file.file_name ?? fallback,
    contentType: file.mime_type ?? contentType,
    bytes: size > limits.fetchBytes ? null : size,
    inline,
  }
}

interface Found {
  file: TelegramFile
  fallback: string
  contentType: string
  inline?: boolean
}

function find(message: TelegramMessage): Found | null {
  const { photo, sticker } = message
  const largest = photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  if (largest) return { file: largest, fallback: 'photo.jpg', contentType: 'image/jpeg', inline: true }
  // @NOTE an animation also comes as a document, for clients that do not know animations
  const plain: [TelegramFile | undefined, string, string][] = [
    [message.animation, 'animation.mp4', 'video/mp4'],
    [message.document, 'document', 'application/octet-stream'],
    [message.video, 'video.mp4', 'video/mp4'],
    [message.video_note, 'video-message.mp4', 'video/mp4'],
    [message.voice, 'voice-message.ogg', 'audio/ogg'],
    [message.audio, 'audio.mp3', 'audio/mpeg'],
  ]
  for (const [file, fallback, contentType] of plain) if (file) return { file, fallback, contentType }
  if (sticker && !sticker.is_animated)
    return sticker.is_video
      ? { file: sticker, fallback: 'sticker.webm', contentType: 'video/webm' }
      : { file: sticker, fallback: 'sticker.webp', contentType: 'image/webp', inline: true }
  return null
}
